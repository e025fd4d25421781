import { SkeletonBlock, Loading } from "@/components/ui/skeleton";

/** In place of a short form while it loads. */
export function FormSkeleton({ what }: { what: string }) {
  return (
    <Loading what={what}>
      <div className="grid gap-4">
        <SkeletonBlock className="h-3 w-2/3" />
        <SkeletonBlock className="mt-4 h-10 w-full" />
        <SkeletonBlock className="h-10 w-full" />
      </div>
    </Loading>
  );
}
