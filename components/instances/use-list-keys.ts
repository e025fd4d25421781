import { useEffect, useLayoutEffect, useRef, useState } from "react";
import type { RowWindow } from "./row-window";

type ListKeys = {
  rowWindow: RowWindow | undefined;
  body: HTMLElement | null;
  rowHeight: number;
  firstVisible: number;
  onSelect: (row: RowWindow["rows"][number]) => void;
  onHelp: () => void;
};

/** Keyboard shortcuts: / to search, j and k or arrows to move, x to select, ? for help. Returns the id of the focused row. */
export function useListKeys(keys: ListKeys) {
  const [current, setCurrent] = useState<number | null>(null);
  const wanted = useRef<number | null>(null);
  const latest = useRef({ ...keys, current });
  useLayoutEffect(() => {
    latest.current = { ...keys, current };
  });

  useEffect(() => {
    const move = (by: number) => {
      const { rowWindow, firstVisible, current: from } = latest.current;
      if (!rowWindow) return;
      const index = rowWindow.rows.findIndex(({ id }) => id === from);
      const next = index < 0 ? Math.max(0, firstVisible - rowWindow.base) : index + by;
      const row = rowWindow.rows[next];
      if (!row) return;
      wanted.current = row.id;
      setCurrent(row.id);
      showRow(latest.current, rowWindow.base + next);
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || isOtherInput(event.target))
        return;
      const { rowWindow, current: id, onSelect, onHelp } = latest.current;
      const actions: Record<string, () => void> = {
        j: () => move(1),
        ArrowDown: () => move(1),
        k: () => move(-1),
        ArrowUp: () => move(-1),
        x: () => {
          const row = rowWindow?.rows.find((one) => one.id === id);
          if (row) onSelect(row);
        },
        "/": () => document.querySelector<HTMLInputElement>("input[type=search]")?.focus(),
        "?": onHelp,
      };
      const action = actions[event.key];
      if (!action || (event.key.startsWith("Arrow") && id === null)) return;
      event.preventDefault();
      action();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);

  // The row is rendered by now.
  useEffect(() => {
    const id = wanted.current;
    wanted.current = null;
    if (id !== null) linkOf(id)?.focus({ preventScroll: true });
  });

  return {
    current,
    /** For the element around the rows. */
    onFocus: (event: { target: EventTarget }) => setCurrent(rowOf(event.target)),
    onBlur: (event: { relatedTarget: EventTarget | null }) => setCurrent(rowOf(event.relatedTarget)),
  };
}

/** Typing in a field, or with a menu or dialog open. */
function isOtherInput(target: EventTarget | null): boolean {
  if (document.querySelector("[role=dialog],[role=menu]")) return true;
  return target instanceof Element && target.matches("input:not([type=checkbox]),textarea,select,[contenteditable]");
}

function rowOf(target: EventTarget | null): number | null {
  const row = target instanceof Element ? target.closest<HTMLElement>("[data-row]") : null;
  return row ? Number(row.dataset.row) : null;
}

function linkOf(id: number): HTMLElement | null {
  return document.querySelector(`[data-row="${id}"] a`);
}

/** Scrolls as little as needed, leaving one row of margin. */
function showRow({ body, rowHeight }: Pick<ListKeys, "body" | "rowHeight">, number: number) {
  const top = (body?.getBoundingClientRect().top ?? 0) + number * rowHeight;
  const below = top + 2 * rowHeight - window.innerHeight;
  if (top < rowHeight) window.scrollBy(0, top - rowHeight);
  else if (below > 0) window.scrollBy(0, below);
}
