import type { ReactNode } from "react";

type List = { title: string; icon: ReactNode; items: { key: string; text: ReactNode }[] };

/** Two lists of equal weight side by side: what is read and what can't happen. */
export function TwoLists({ lists }: { lists: [List, List] }) {
  return (
    <div className="grid rounded-panel border border-line bg-surface sm:grid-cols-2">
      {lists.map(({ title, icon, items }, at) => (
        <div key={title} className={at === 0 ? "p-5" : "border-t border-line p-5 sm:border-s sm:border-t-0"}>
          <h2 className="mb-3 text-14 font-semibold">{title}</h2>
          <ul className="grid gap-3 text-14 leading-[1.45] text-ink-2">
            {items.map(({ key, text }) => (
              <li key={key} className="grid grid-cols-[16px_minmax(0,1fr)] gap-2.5 [&_svg]:mt-0.5 [&_svg]:size-4">
                <span className={at === 0 ? "text-accent" : "text-ink-3"}>{icon}</span>
                <span>{text}</span>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </div>
  );
}
