import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Loading, SkeletonBlock } from "@/components/ui/skeleton";

type PanelLoadingProps = { what: string; failed: string; hasFailed: boolean; onRetry: () => void };

/** In a panel that loads separately, until it has: `what` loads, or the sentence `failed`. */
export function PanelLoading({ what, failed, hasFailed, onRetry }: PanelLoadingProps) {
  if (!hasFailed)
    return (
      <Loading what={what}>
        <div className="grid gap-3">
          <SkeletonBlock className="h-3 w-3/5" />
          <SkeletonBlock className="h-3 w-1/2" />
        </div>
      </Loading>
    );
  return (
    <Notice tone="reconnect" role="alert" title={failed}>
      This page retries every 10 seconds.
      <div className="mt-3">
        <Button size="sm" onClick={onRetry}>
          Try again
        </Button>
      </div>
    </Notice>
  );
}
