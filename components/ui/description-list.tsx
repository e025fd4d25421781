import type { ReactNode } from "react";

/** Name and value pairs in a panel. */
export function DescriptionList({ children }: { children: ReactNode }) {
  return <dl className="grid gap-[9px]">{children}</dl>;
}

export function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex justify-between gap-4">
      <dt className="whitespace-nowrap text-ink-3">{name}</dt>
      <dd className="min-w-0 text-right wrap-anywhere">{children}</dd>
    </div>
  );
}

/** Pairs with longer explanations, each with a line below. */
export function Explained({ children }: { children: ReactNode }) {
  return <dl className="border-t border-line">{children}</dl>;
}

export function Explain({ name, children }: { name: ReactNode; children: ReactNode }) {
  return (
    <div className="grid gap-x-4 border-b border-line py-2.5 text-14 sm:grid-cols-[148px_minmax(0,1fr)]">
      <dt className="text-ink-3">{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
