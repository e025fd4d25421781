import { clsx } from "./class-names";
import type { ReactNode } from "react";

/** A grey bar in place of text. */
export function SkeletonBlock({ className }: { className: string }) {
  return <span className={clsx("block animate-pulse rounded-badge bg-bone", className)} />;
}

/** Wraps a skeleton. It appears after 200 ms, so that a quick answer does not flicker. */
export function Loading({ what, children }: { what: string; children: ReactNode }) {
  return (
    <div aria-busy="true" className="noscript:hidden">
      <p role="status" className="sr-only">
        Loading {what}
      </p>
      <div aria-hidden="true" className="animate-late">
        {children}
      </div>
    </div>
  );
}
