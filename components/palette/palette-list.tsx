import { useEffect } from "react";
import type { Entry } from "./entries";

const GROUPS = ["Instances", "Pages", "Views", "Actions", "On this page"] as const;

type PaletteListProps = { entries: Entry[]; current: number; onGo: (entry: Entry) => void };

export function PaletteList({ entries, current, onGo }: PaletteListProps) {
  const key = entries[current]?.key;
  useEffect(() => {
    if (key) document.getElementById(`palette-${key}`)?.scrollIntoView({ block: "nearest" });
  }, [key]);
  return (
    <div id="palette-list" role="listbox" aria-label="Results" className="min-h-0 overflow-y-auto p-2">
      {GROUPS.map((group) => {
        const own = entries.filter((entry) => entry.group === group);
        if (own.length === 0) return null;
        return (
          <div key={group} role="group" aria-label={group}>
            <p aria-hidden="true" className="px-3 pt-2 pb-1 text-12 font-medium text-ink-3">
              {group}
            </p>
            {own.map((entry) => (
              <Line key={entry.key} entry={entry} isCurrent={entry.key === key} onGo={onGo} />
            ))}
          </div>
        );
      })}
    </div>
  );
}

function Line({ entry, isCurrent, onGo }: { entry: Entry; isCurrent: boolean; onGo: (entry: Entry) => void }) {
  const { key, title, detail, Icon } = entry;
  return (
    <button
      type="button"
      id={`palette-${key}`}
      role="option"
      aria-selected={isCurrent}
      // The field keeps the focus.
      tabIndex={-1}
      onClick={() => onGo(entry)}
      className="flex min-h-(--hit) w-full cursor-pointer items-center gap-2.5 rounded-control px-3 text-left text-14 hover:bg-sunken aria-selected:bg-accent-soft aria-selected:text-accent"
    >
      <Icon className="size-4 shrink-0" />
      <span dir="auto" title={title} className="truncate">
        {title}
      </span>
      {detail && (
        <span dir="auto" title={detail} className="ml-auto max-w-1/2 truncate pl-4 text-13 text-ink-3">
          {detail}
        </span>
      )}
    </button>
  );
}
