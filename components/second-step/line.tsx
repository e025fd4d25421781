import type { ReactNode } from "react";

/** One way to prove who somebody is, with what can be done about it. */
export function Line({ title, state, children }: { title: string; state: ReactNode; children: ReactNode }) {
  return (
    <li className="flex min-h-[60px] flex-wrap items-center gap-x-4 gap-y-2 border-b border-line py-3 last:border-b-0 last:pb-0">
      <div className="min-w-0 grow">
        <h3 className="text-14 font-medium wrap-anywhere">{title}</h3>
        <p className="text-13 text-ink-3">{state}</p>
      </div>
      <div className="flex flex-wrap gap-2">{children}</div>
    </li>
  );
}
