import clsx from "clsx";
import type { ReactNode } from "react";

/** A grey bar where text will stand. */
export function SkeletonBlock({ className }: { className: string }) {
  return <span className={clsx("block animate-pulse rounded-badge bg-bone", className)} />;
}

/** Holds bones in the real geometry; they show after 200 ms, so that a quick answer brings no flicker. */
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
