import type { ReactNode } from "react";
import { Panel } from "./panel";
import { TimelineOrnament } from "./timeline-ornament";

type EmptyStateProps = {
  title: string;
  broken?: boolean;
  /** Hides the page header's button, since the empty state has the primary one. */
  startsHere?: boolean;
  /** `alert` for a failure. */
  role?: "alert" | "status";
  actions?: ReactNode;
  fine?: ReactNode;
  children: ReactNode;
};

/** Replaces a list that is empty or failed to load; both have the same height. */
export function EmptyState({ title, broken, startsHere, role, actions, fine, children }: EmptyStateProps) {
  return (
    <Panel
      role={role}
      data-starts-here={startsHere}
      className="grid min-h-[340px] content-start justify-items-start gap-2 px-4 py-6 sm:px-8 sm:pt-14 sm:pb-8"
    >
      <TimelineOrnament broken={broken} />
      <h2 className="text-18 leading-[1.3] tracking-[-0.014em]">{title}</h2>
      <p className="max-w-[44ch] text-ink-2">{children}</p>
      {actions && <div className="mt-3 flex flex-wrap gap-3">{actions}</div>}
      {fine && <p className="mt-1 text-13 text-ink-3">{fine}</p>}
    </Panel>
  );
}
