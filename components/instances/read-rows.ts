import { getJson } from "@/components/portal/request";
import type { InstancePage } from "@/lib/instances/view";
import { append, type RowWindow, toRowWindow, markBefore, normalise, PART, prepend, refresh } from "./row-window";
import type { VisibleRange } from "./use-rows";

const MAX_REFRESHED = 200;

type Toward = "after" | "before" | "from";

function readPart(list: string, toward: Toward, place: string | null, size = PART): Promise<InstancePage> {
  const params = new URLSearchParams(list);
  if (place !== null) params.set(toward, place);
  params.set("size", String(size));
  return getJson<InstancePage>(`/api/portal/instances?${params}`);
}

/** Reads the start of a list, or the rows around `at`. An unknown place counts as the start. */
export async function readFirst(list: string, at: string): Promise<RowWindow> {
  if (at !== "") {
    const page = await readPart(list, "from", at).catch(() => null);
    const first = page?.items[0];
    if (page && first) return normalise(prepend(toRowWindow(page), await readPart(list, "before", first.place)));
  }
  return toRowWindow(await readPart(list, "from", null));
}

/** Reads the visible rows again; the rest stays as it was. */
export async function readAgain(list: string, rowWindow: RowWindow, { first, last }: VisibleRange): Promise<RowWindow> {
  const isStart = rowWindow.base === 0 && first < PART;
  const from = isStart ? 0 : Math.min(Math.max(0, first - rowWindow.base), rowWindow.rows.length - 1);
  const size = Math.min(MAX_REFRESHED, Math.max(PART, last - rowWindow.base - from + 1));
  const row = rowWindow.rows[from];
  const page = await readPart(list, "from", isStart && rowWindow.previous === null ? null : (row?.place ?? null), size);
  return refresh(rowWindow, from, page);
}

/** Reads rows that are visible, or soon will be, and not loaded; null when none are missing. */
export function missing(
  list: string,
  rowWindow: RowWindow,
  { first, last }: VisibleRange,
): (() => Promise<(now: RowWindow) => RowWindow>) | null {
  const { base, rows, previous, next } = rowWindow;
  const end = base + rows.length;
  if (last < base - PART || (first > end + PART && next !== null)) {
    const mark = markBefore(rowWindow, first);
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
