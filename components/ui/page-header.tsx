import type { ReactNode } from "react";

/** Title at the left, actions at the right. */
export function PageHeader({ title, children }: { title: ReactNode; children?: ReactNode }) {
  return (
    <header className="mb-6 flex flex-wrap items-center justify-between gap-x-4 gap-y-3">
      <h1 className="min-h-(--hit) content-center text-22 leading-[1.27] tracking-title">{title}</h1>
      <div className="group-has-data-starts-here/page:hidden">{children}</div>
    </header>
  );
}
