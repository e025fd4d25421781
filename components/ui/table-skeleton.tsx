import { ListNote } from "./list-note";
import { Panel } from "./panel";
import { SkeletonBlock, Loading } from "./skeleton";

const ROWS = ["w-1/3", "w-2/5", "w-1/4", "w-1/2", "w-7/12"];

/** For a table whose rows have two lines. */
export function TableSkeleton({ what }: { what: string }) {
  return (
    <Loading what={what}>
      <ListNote />
      <Panel className="max-sm:-mx-4 max-sm:rounded-none max-sm:border-x-0">
        <div className="h-9 border-b border-line max-sm:hidden" />
        {ROWS.map((width) => (
          <div key={width} className="grid h-[68px] content-center gap-2 border-b border-line px-5 last:border-b-0">
            <SkeletonBlock className={`h-2.5 ${width}`} />
            <SkeletonBlock className="h-2 w-1/4" />
          </div>
        ))}
      </Panel>
    </Loading>
  );
}
