import { clsx } from "@/components/ui/class-names";
import { ListNote } from "@/components/ui/list-note";
import { Panel } from "@/components/ui/panel";
import { SkeletonBlock, Loading } from "@/components/ui/skeleton";
import { APP_COLUMN, COLUMNS, ROW_HEIGHT, WHO_COLUMN } from "./instance-columns";

const WIDTHS = ["w-3/5", "w-1/2", "w-3/4", "w-2/3", "w-5/12", "w-7/12"];

export function ListSkeleton() {
  return (
    <Loading what="instances">
      <ListNote />
      <Panel className="max-sm:-mx-4 max-sm:rounded-none max-sm:border-x-0">
        <div className="h-9 border-b border-line max-sm:hidden" />
        {WIDTHS.map((width, index) => (
          <RowSkeleton key={width} number={index} className="last:border-b-0" />
        ))}
      </Panel>
    </Loading>
  );
}

/** One row; `number` varies its look. */
export function RowSkeleton({ number, className }: { number: number; className?: string }) {
  return (
    <div className={clsx(COLUMNS, ROW_HEIGHT, "border-b border-line", className)}>
      <SkeletonBlock className="size-[18px] max-sm:mx-auto" />
      <span className="grid gap-2">
        <SkeletonBlock className={`h-2.5 ${WIDTHS[number % WIDTHS.length]}`} />
        <SkeletonBlock className="h-2 w-4/5" />
      </span>
      <SkeletonBlock className={`h-2.5 w-4/5 ${APP_COLUMN}`} />
      <SkeletonBlock className="h-5 w-[88px]" />
      <SkeletonBlock className="h-1.5 max-sm:hidden" />
      <SkeletonBlock className={`h-2.5 w-4/5 ${WHO_COLUMN}`} />
    </div>
  );
}
