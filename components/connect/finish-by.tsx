import type { ReactNode } from "react";
import { Moment } from "@/components/time/moment";

/** What comes next, and until when this step can be completed. */
export function FinishBy({ at, children }: { at: string; children?: ReactNode }) {
  return (
    <p className="text-13 text-ink-3">
      {children} Finish by <Moment at={at} />.
    </p>
  );
}
