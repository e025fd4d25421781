import type { InstancePage, ListedInstance } from "@/lib/instances/view";

/**
 * The loaded part of a list: some hundred rows around the visible ones, of perhaps a million. Rows that were dropped leave a mark
 * every 50 rows, from which they can be read again.
 */
export type RowWindow = {
  rows: ListedInstance[];
  /** Index of the first loaded row in the known part of the list. */
  base: number;
  /** Cursors to more rows; null at the list's ends. */
  previous: string | null;
  next: string | null;
  marks: ReadonlyMap<number, string>;
  /** Length of the known part of the list, loaded or not. */
  known: number;
  /** When the newest part was read, in milliseconds since 1970. */
  readAt: number;
};

export const PART = 50;
const MAX_ROWS = 500;
const KEPT_ROWS = 300;
const MAX_KNOWN = 100_000;

/** Starts with a page of rows, of which the first has the index `base`. */
export function toRowWindow(page: InstancePage, base = 0, before?: RowWindow): RowWindow {
  const { items, previous, next } = page;
  const { marks, known } = before ?? { marks: new Map<number, string>(), known: 0 };
  return withMarks({ rows: items, base, previous, next, marks, known, readAt: Date.now() });
}

/** Adds the page that follows. */
export function append(rowWindow: RowWindow, page: InstancePage): RowWindow {
  const rows = [...rowWindow.rows, ...without(page.items, rowWindow.rows)];
  const grown = withMarks({ ...rowWindow, rows, next: page.next, readAt: Date.now() });
  const dropped = rows.length > MAX_ROWS ? rows.length - KEPT_ROWS : 0;
  if (dropped === 0) return grown;
  const kept = rows.slice(dropped);
  return { ...grown, rows: kept, base: rowWindow.base + dropped, previous: kept[0]!.place };
}

/** Adds the page before. `base` may become negative when there were more rows than known. */
export function prepend(rowWindow: RowWindow, page: InstancePage): RowWindow {
  const before = without(page.items, rowWindow.rows);
  const rows = [...before, ...rowWindow.rows];
  // At the list's start the first row has index 0, whatever was known before.
  const base = page.previous === null ? 0 : rowWindow.base - before.length;
  const grown = withMarks({ ...rowWindow, rows, base, previous: page.previous, readAt: Date.now() });
  if (rows.length <= MAX_ROWS) return grown;
  const kept = rows.slice(0, KEPT_ROWS);
  return { ...grown, rows: kept, next: kept.at(-1)!.place };
}

/** Replaces rows by a page that was read again, from the index `from` on. The rows around it stay. */
export function refresh(rowWindow: RowWindow, from: number, page: InstancePage): RowWindow {
  const fresh = new Map(page.items.map((row) => [row.id, row]));
  const before = rowWindow.rows.slice(0, from).filter(({ id }) => !fresh.has(id));
  const last = rowWindow.rows.findLastIndex(({ id }) => fresh.has(id));
  // An empty page with a cursor says nothing about the rows that follow.
  const after =
    page.next === null ? [] : rowWindow.rows.slice(Math.max(last + 1, from)).filter(({ id }) => !fresh.has(id));
  const isEnd = page.next === null || after.length === 0;
  return withMarks({
    ...rowWindow,
    rows: [...before, ...page.items, ...after],
    previous: from === 0 && rowWindow.base === 0 ? page.previous : rowWindow.previous,
    next: isEnd ? page.next : rowWindow.next,
    readAt: Date.now(),
  });
}

/** Renumbers so that indexes start at 0 and stay small: browsers limit the page height to some ten million pixels. */
export function normalise(rowWindow: RowWindow): RowWindow {
  if (rowWindow.base < 0) return renumber(rowWindow, -rowWindow.base);
  return rowWindow.known > MAX_KNOWN ? renumber(rowWindow, -MAX_KNOWN / 2) : rowWindow;
}

function renumber(rowWindow: RowWindow, by: number): RowWindow {
  const marks = [...rowWindow.marks].map(([index, place]): [number, string] => [index + by, place]);
  return {
    ...rowWindow,
    base: rowWindow.base + by,
    known: rowWindow.known + by,
    marks: new Map(marks.filter(([index]) => index >= 0)),
  };
}

/** The nearest mark at or before an index; a null place is the list's start. */
export function markBefore({ marks }: RowWindow, index: number): { index: number; place: string | null } {
  for (let at = index - (index % PART); at > 0; at -= PART) {
    const place = marks.get(at);
    if (place !== undefined) return { index: at, place };
  }
  return { index: 0, place: null };
}

/** Updates the marks and the known length, which is exact at the list's end. */
function withMarks(rowWindow: RowWindow): RowWindow {
  const end = rowWindow.base + rowWindow.rows.length;
  const known = rowWindow.next === null ? end : Math.max(end, rowWindow.known);
  const marks = new Map(rowWindow.marks);
  for (const [index, { place }] of rowWindow.rows.entries())
    if ((rowWindow.base + index) % PART === 0) marks.set(rowWindow.base + index, place);
  return { ...rowWindow, known, marks };
}

function without(rows: ListedInstance[], known: ListedInstance[]): ListedInstance[] {
  const ids = new Set(known.map(({ id }) => id));
  return rows.filter(({ id }) => !ids.has(id));
}
