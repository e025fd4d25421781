import { getJson } from "@/components/portal/request";
import type { InstancePage } from "@/lib/instances/view";
import { append, type RowWindow, toRowWindow, markBefore, normalise, PART, prepend, refresh } from "./row-window";
import type { Seen } from "./use-rows";

const MOST_REFRESHED = 200;

type Toward = "after" | "before" | "from";

function readPart(list: string, toward: Toward, place: string | null, size = PART): Promise<InstancePage> {
  const params = new URLSearchParams(list);
  if (place !== null) params.set(toward, place);
  params.set("size", String(size));
  return getJson<InstancePage>(`/api/portal/instances?${params}`);
}

/** The beginning of a list, or what is round a place of it. A place that the list no longer has is its beginning. */
export async function begin(list: string, at: string): Promise<RowWindow> {
  if (at !== "") {
    const page = await readPart(list, "from", at).catch(() => null);
    const first = page?.items[0];
    if (page && first) return normalise(prepend(toRowWindow(page), await readPart(list, "before", first.place)));
  }
  return toRowWindow(await readPart(list, "from", null));
}

/** What is seen as it is now, among the rest as it was. */
export async function readAnew(list: string, held: RowWindow, { first, last }: Seen): Promise<RowWindow> {
  const isStart = held.base === 0 && first < PART;
  const from = isStart ? 0 : Math.min(Math.max(0, first - held.base), held.rows.length - 1);
  const size = Math.min(MOST_REFRESHED, Math.max(PART, last - held.base - from + 1));
  const row = held.rows[from];
  const page = await readPart(list, "from", isStart && held.previous === null ? null : (row?.place ?? null), size);
  return refresh(held, from, page);
}

/** How to read what is seen, or will be soon, and is not held; null when nothing is missing. */
export function missing(
  list: string,
  held: RowWindow,
  { first, last }: Seen,
): (() => Promise<(now: RowWindow) => RowWindow>) | null {
  const { base, rows, previous, next } = held;
  const end = base + rows.length;
  if (last < base - PART || (first > end + PART && next !== null)) {
    const mark = markBefore(held, first);
    return async () => {
      const page = await readPart(list, "from", mark.place);
      return (now) => toRowWindow(page, mark.index, now);
    };
  }
  if (next !== null && last >= end - PART) {
    return async () => {
      const page = await readPart(list, "after", next);
      return (now) => normalise(append(now, page));
    };
  }
  if (previous !== null && first < base + PART / 2) {
    return async () => {
      const page = await readPart(list, "before", previous);
      return (now) => normalise(prepend(now, page));
    };
  }
  return null;
}
