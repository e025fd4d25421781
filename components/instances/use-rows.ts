import { useEffect, useLayoutEffect, useRef, useState } from "react";
import useSWR from "swr";
import type { PortalError } from "@/components/portal/request";
import { retrySteadily } from "@/components/portal/use-resource";
import type { RowWindow } from "./row-window";
import { begin, missing, readAnew } from "./read-rows";

/** Numbers of the first and last row that are in the window. */
export type Seen = { first: number; last: number };

const REFRESH_MS = 5_000;

type Kept = { list: string; held: RowWindow };

/**
 * The rows of a list round what is seen of it: read as one scrolls, forgotten again, and what is seen kept fresh. `list`
 * is the query for the API, `at` the place to begin at.
 */
export function useRows(list: string, at: string, seen: Seen) {
  const latest = useRef<{ kept: Kept | null; seen: Seen; start: string }>({ kept: null, seen, start: at });
  // In each turn one part is read, and the end of its reading begins the next.
  const [turn, setTurn] = useState(0);
  const taken = useRef(-1);
  const [stuck, setStuck] = useState<PortalError | null>(null);

  const { data, error, mutate } = useSWR<Kept, PortalError>(
    list,
    async () => {
      const { kept, seen: range, start } = latest.current;
      latest.current.start = "";
      return { list, held: kept?.list === list ? await readAnew(list, kept.held, range) : await begin(list, start) };
    },
    { refreshInterval: REFRESH_MS, keepPreviousData: true, onErrorRetry: retrySteadily },
  );
  useLayoutEffect(() => {
    Object.assign(latest.current, { kept: data ?? null, seen });
  });

  const isOther = data !== undefined && data.list !== list;
  // After each change of what is held or seen, and after each part: until nothing seen is missing.
  useEffect(() => {
    if (!data || isOther || stuck || taken.current === turn) return;
    const read = missing(data.list, data.held, seen);
    if (!read) return;
    taken.current = turn;
    read()
      .then((grow) =>
        mutate((kept) => (kept?.list === list ? { list, held: grow(kept.held) } : kept), { revalidate: false }),
      )
      .catch(setStuck)
      .finally(() => setTurn(turn + 1));
  }, [data, isOther, stuck, list, seen, mutate, turn]);

  return {
    held: data?.held,
    /** Rows of the query before, shown while those of this one are read. */
    isOther,
    error: error ?? stuck ?? undefined,
    refresh: async () => {
      setStuck(null);
      await mutate();
    },
  };
}
