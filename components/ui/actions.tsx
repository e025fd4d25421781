import type { ReactNode } from "react";

/** The buttons that end a form or a message: left and in a row, on phones full width with the primary one first. */
export function Actions({ children }: { children: ReactNode }) {
  return <div className="flex flex-wrap items-center gap-3 max-sm:*:basis-full">{children}</div>;
}
