import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";

/** "Details for support" and its kind: closed until asked for, works with scripts off. */
export function Disclosure({ summary, open, children }: { summary: string; open?: boolean; children: ReactNode }) {
  return (
    <details className="group" open={open}>
      <summary className="inline-flex min-h-[max(32px,var(--hit))] items-center gap-1.5 rounded-control text-13 text-ink-2 hover:text-ink hover:underline hover:underline-offset-3">
        <ChevronRight className="size-4 group-open:rotate-90" />
        {summary}
      </summary>
      <div className="pt-2">{children}</div>
    </details>
  );
}
