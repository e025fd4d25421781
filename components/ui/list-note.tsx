import type { ReactNode } from "react";

/** The small line above a list. It keeps its height when empty, so that the list never moves. */
export function ListNote({ children }: { children?: ReactNode }) {
  return (
    <div className="mb-2 flex min-h-5 flex-wrap justify-between gap-x-4 text-13 text-ink-3 tabular-nums">
      {children}
    </div>
  );
}
