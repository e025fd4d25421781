import { Panel } from "@/components/ui/panel";
import { SkeletonBlock, Loading } from "@/components/ui/skeleton";

const LINES = ["w-3/5", "w-1/2", "w-3/4", "w-2/3"];

export function InstanceSkeleton() {
  return (
    <Loading what="the instance">
      <div className="mb-6 flex h-(--hit) items-center">
        <SkeletonBlock className="h-5 w-56" />
      </div>
      <Panel className="mb-4 grid h-[132px] content-center gap-6 px-5">
        <SkeletonBlock className="h-4 w-3/4" />
        <SkeletonBlock className="h-2.5" />
      </Panel>
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_308px]">
        <Panel className="grid h-[320px] content-start gap-6 p-5">
          {LINES.map((width) => (
            <SkeletonBlock key={width} className={`h-3 ${width}`} />
          ))}
        </Panel>
        <Panel className="grid h-[200px] content-start gap-5 p-5">
          {LINES.map((width) => (
            <SkeletonBlock key={width} className={`h-3 ${width}`} />
          ))}
        </Panel>
      </div>
    </Loading>
  );
}
