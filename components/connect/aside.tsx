import type { ReactNode } from "react";

export function Aside({ label, children }: { label: string; children: ReactNode }) {
  return (
    <aside
      aria-label={label}
      className="grid content-start gap-6 border-t border-line pt-6 text-14 text-ink-2 lg:border-t-0 lg:pt-[82px]"
    >
      {children}
    </aside>
  );
}

/** One topic of the aside, a hairline over each but the first. */
export function AsideSection({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="not-first:border-t not-first:border-line not-first:pt-6">
      <h2 className="mb-2 text-14 text-ink">{title}</h2>
      {children}
    </section>
  );
}

/** Steps in order, as `li`s. */
export function NumberedList({ children }: { children: ReactNode }) {
  return (
    <ol className="grid gap-3 wrap-anywhere [counter-reset:n] *:relative *:pl-5 *:[counter-increment:n] *:before:absolute *:before:left-0 *:before:text-ink-3 *:before:content-[counter(n)]">
      {children}
    </ol>
  );
}
