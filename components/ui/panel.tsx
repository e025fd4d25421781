import { clsx } from "./class-names";
import type { ComponentProps, ReactNode } from "react";

export function Panel({ className, ...props }: ComponentProps<"section">) {
  return <section {...props} className={clsx("min-w-0 rounded-panel border border-line bg-surface", className)} />;
}

/** A panel with a name of its own. */
export function TitledPanel({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <Panel aria-labelledby={id}>
      <h2 id={id} className="px-4 pt-4 text-14 sm:px-5">
        {title}
      </h2>
      <div className="px-4 pt-3 pb-4 sm:px-5 sm:pb-5">{children}</div>
    </Panel>
  );
}
