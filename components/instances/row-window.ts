import type { InstancePage, ListedInstance } from "@/lib/instances/view";

/**
 * The part of a list that is held: some hundred rows round what is seen of a list that may have a million. What was read
 * before is forgotten but for a mark every 50 rows, from which it can be read again.
 */
export type RowWindow = {
  rows: ListedInstance[];
  /** How many rows before the held ones were seen; the first held row's number in what is known of the list. */
  base: number;
  /** The places behind which there is more; null at the list's ends. */
  previous: string | null;
  next: string | null;
  marks: ReadonlyMap<number, string>;
  /** How many rows were seen, held or not, from the list's start on. */
  known: number;
  /** When the newest part was read, in milliseconds since 1970. */
  readAt: number;
};

export const PART = 50;
const MOST_ROWS = 500;
const KEPT_ROWS = 300;
const MOST_KNOWN = 100_000;

/** A list that begins with this part, as far as it is known; `base` rows are known to be before it. */
export function toRowWindow(page: InstancePage, base = 0, before?: RowWindow): RowWindow {
  const { items, previous, next } = page;
  const { marks, known } = before ?? { marks: new Map<number, string>(), known: 0 };
  return counted({ rows: items, base, previous, next, marks, known, readAt: Date.now() });
}

/** The rows with the part that follows them. */
export function append(held: RowWindow, page: InstancePage): RowWindow {
  const rows = [...held.rows, ...without(page.items, held.rows)];
  const grown = counted({ ...held, rows, next: page.next, readAt: Date.now() });
  const dropped = rows.length > MOST_ROWS ? rows.length - KEPT_ROWS : 0;
  if (dropped === 0) return grown;
  const kept = rows.slice(dropped);
  return { ...grown, rows: kept, base: held.base + dropped, previous: kept[0]!.place };
}

/** The rows with the part before them. `base` may fall below zero: then there were more than was known. */
export function prepend(held: RowWindow, page: InstancePage): RowWindow {
  const before = without(page.items, held.rows);
  const rows = [...before, ...held.rows];
  // At the list's start the first row is number 0, however many were known before.
  const base = page.previous === null ? 0 : held.base - before.length;
  const grown = counted({ ...held, rows, base, previous: page.previous, readAt: Date.now() });
  if (rows.length <= MOST_ROWS) return grown;
  const kept = rows.slice(0, KEPT_ROWS);
  return { ...grown, rows: kept, next: kept.at(-1)!.place };
}

/** The rows with what a part of them is now, read anew from its first row on. The rows around it stay. */
export function refresh(held: RowWindow, from: number, page: InstancePage): RowWindow {
  const fresh = new Map(page.items.map((row) => [row.id, row]));
  const before = held.rows.slice(0, from).filter(({ id }) => !fresh.has(id));
  const last = held.rows.findLastIndex(({ id }) => fresh.has(id));
  // Nothing new is known of what follows when a part came empty, but that more is there.
  const after = page.next === null ? [] : held.rows.slice(Math.max(last + 1, from)).filter(({ id }) => !fresh.has(id));
  const isEnd = page.next === null || after.length === 0;
  return counted({
    ...held,
    rows: [...before, ...page.items, ...after],
    previous: from === 0 && held.base === 0 ? page.previous : held.previous,
    next: isEnd ? page.next : held.next,
    readAt: Date.now(),
  });
}

/** The same with numbers that begin at 0, and stay small: browsers make nothing of more than some ten million pixels. */
export function normalise(held: RowWindow): RowWindow {
  if (held.base < 0) return renumber(held, -held.base);
  return held.known > MOST_KNOWN ? renumber(held, -MOST_KNOWN / 2) : held;
}

function renumber(held: RowWindow, by: number): RowWindow {
  const marks = [...held.marks].map(([index, place]): [number, string] => [index + by, place]);
  return {
    ...held,
    base: held.base + by,
    known: held.known + by,
    marks: new Map(marks.filter(([index]) => index >= 0)),
  };
}

/** The nearest mark at or before a row that is not held, and its number; null stands for the list's start. */
export function markBefore({ marks }: RowWindow, index: number): { index: number; place: string | null } {
  for (let at = index - (index % PART); at > 0; at -= PART) {
    const place = marks.get(at);
    if (place !== undefined) return { index: at, place };
  }
  return { index: 0, place: null };
}

/** With marks of its rows, and the number of all that were seen; at the list's end that is how many there are. */
function counted(held: RowWindow): RowWindow {
  const end = held.base + held.rows.length;
  const known = held.next === null ? end : Math.max(end, held.known);
  const marks = new Map(held.marks);
  for (const [index, { place }] of held.rows.entries())
    if ((held.base + index) % PART === 0) marks.set(held.base + index, place);
  return { ...held, known, marks };
}

function without(rows: ListedInstance[], known: ListedInstance[]): ListedInstance[] {
  const ids = new Set(known.map(({ id }) => id));
  return rows.filter(({ id }) => !ids.has(id));
}
