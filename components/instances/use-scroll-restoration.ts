import { useEffect } from "react";
import type { RowWindow } from "./row-window";
import type { ListQuery } from "./list-query";
import type { VisibleRange } from "./use-rows";

const DEBOUNCE_MS = 400;

/** Keeps the topmost row in the address after a pause in scrolling, so that Back and reload return to it. */
export function useScrollRestoration(
  rowWindow: RowWindow | undefined,
  { first }: VisibleRange,
  query: ListQuery,
  onPlace: (at: string) => void,
) {
  const row = rowWindow?.rows[first - rowWindow.base];
  const at = first === 0 ? "" : row?.place;
  useEffect(() => {
    if (at === undefined || at === query.at) return;
    const timer = setTimeout(() => onPlace(at), DEBOUNCE_MS);
    return () => clearTimeout(timer);
  });
}
