import { useEffect, useLayoutEffect, useRef, useState } from "react";
import useSWR from "swr";
import type { PortalError } from "@/components/portal/request";
import { retrySteadily, unlessLive } from "@/components/portal/use-resource";
import type { RowWindow } from "./row-window";
import { missing, readAgain, readFirst } from "./read-rows";

/** Indexes of the first and last visible row. */
export type VisibleRange = { first: number; last: number };

const REFRESH_MS = 5_000;

type Kept = { list: string; rowWindow: RowWindow };

/**
 * The rows around the visible part of a list: loaded while scrolling, dropped when far away, and refreshed while visible. `list`
 * is the query for the API, `at` the place to start at.
 */
export function useRows(list: string, at: string, visible: VisibleRange) {
  const latest = useRef<{ kept: Kept | null; visible: VisibleRange; start: string }>({
    kept: null,
    visible,
    start: at,
  });
  // One part is read per turn; its end starts the next.
  const [turn, setTurn] = useState(0);
  const startedTurn = useRef(-1);
  const [readError, setReadError] = useState<PortalError | null>(null);

  const { data, error, mutate } = useSWR<Kept, PortalError>(
    `/api/portal/instances?${list}`,
    async () => {
      const { kept, visible: range, start } = latest.current;
      latest.current.start = "";
      return {
        list,
        rowWindow: kept?.list === list ? await readAgain(list, kept.rowWindow, range) : await readFirst(list, start),
      };
    },
    { refreshInterval: unlessLive(REFRESH_MS), keepPreviousData: true, onErrorRetry: retrySteadily },
  );
  useLayoutEffect(() => {
    Object.assign(latest.current, { kept: data ?? null, visible });
  });

  const isOther = data !== undefined && data.list !== list;
  // After each change of the rows or the visible range, and after each part, until nothing visible is missing.
  useEffect(() => {
    if (!data || isOther || readError || startedTurn.current === turn) return;
    const read = missing(data.list, data.rowWindow, visible);
    if (!read) return;
    startedTurn.current = turn;
    read()
      .then((grow) =>
        mutate((kept) => (kept?.list === list ? { list, rowWindow: grow(kept.rowWindow) } : kept), {
          revalidate: false,
        }),
      )
      .catch(setReadError)
      .finally(() => setTurn(turn + 1));
  }, [data, isOther, readError, list, visible, mutate, turn]);

  return {
    // What was read before is not for whoever sits there now.
    rowWindow: error?.status === 401 ? undefined : data?.rowWindow,
    /** The rows belong to the previous query, shown while the new ones load. */
    isOther,
    error: error ?? readError ?? undefined,
    refresh: async () => {
      setReadError(null);
      await mutate();
    },
  };
}
