import { useEffect } from "react";
import type { RowWindow } from "./row-window";
import type { ListQuery } from "./list-query";
import type { Seen } from "./use-rows";

const REST_MS = 400;

/** Notes in the address which row is at the window's top, once scrolling rests: so that Back and a reload come back to it. */
export function useScrollRestoration(
  held: RowWindow | undefined,
  { first }: Seen,
  query: ListQuery,
  onPlace: (at: string) => void,
) {
  const row = held?.rows[first - held.base];
  const at = first === 0 ? "" : row?.place;
  useEffect(() => {
    if (at === undefined || at === query.at) return;
    const timer = setTimeout(() => onPlace(at), REST_MS);
    return () => clearTimeout(timer);
  });
}
