import { ListNote } from "@/components/ui/list-note";
import { Panel } from "@/components/ui/panel";
import { Bone, Loading } from "@/components/ui/skeleton";
import { APP_COLUMN, COLUMNS, WHO_COLUMN } from "./instance-columns";

const WIDTHS = ["w-3/5", "w-1/2", "w-3/4", "w-2/3", "w-5/12", "w-7/12"];

/** Rows that are not there yet, in the geometry they will have. */
export function InstanceBones() {
  return (
    <Loading what="instances">
      <ListNote />
      <Panel className="max-sm:-mx-4 max-sm:rounded-none max-sm:border-x-0">
        <div className="h-9 border-b border-line max-sm:hidden" />
        {WIDTHS.map((width) => (
          <div key={width} className={`${COLUMNS} h-[92px] border-b border-line last:border-b-0 sm:h-[60px]`}>
            <span className="grid gap-2">
              <Bone className={`h-2.5 ${width}`} />
              <Bone className="h-2 w-4/5" />
            </span>
            <Bone className={`h-2.5 w-4/5 ${APP_COLUMN}`} />
            <Bone className="h-5 w-[88px]" />
            <Bone className="h-1.5 max-sm:hidden" />
            <Bone className={`h-2.5 w-4/5 ${WHO_COLUMN}`} />
          </div>
        ))}
      </Panel>
    </Loading>
  );
}
