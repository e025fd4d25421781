import { expect, test } from "vitest";
import type { InstancePage, ListedInstance } from "@/lib/instances/view";
import { append, type RowWindow, toRowWindow, markBefore, normalise, prepend, refresh } from "./row-window";
import { sampleInstance } from "./sample-instance";

const row = (id: number): ListedInstance => ({ ...sampleInstance({ id }), place: `p${id}` });
const rows = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => row(from + index));
const page = (from: number, to: number, ends: Partial<InstancePage> = {}): InstancePage => ({
  items: rows(from, to),
  previous: null,
  next: `p${to}`,
  ...ends,
});
const ids = (rowWindow: RowWindow) => rowWindow.rows.map(({ id }) => id);
const range = (from: number, to: number) => rows(from, to).map(({ id }) => id);

/** A list of which rows 1 to 1000 were seen. */
function scrolled(): RowWindow {
  let rowWindow = toRowWindow(page(1, 50));
  for (let start = 51; start <= 951; start += 50)
    rowWindow = append(rowWindow, page(start, start + 49, { previous: `p${start}` }));
  return rowWindow;
}

test("what was scrolled past is forgotten, and can be read again from both sides", () => {
  const rowWindow = scrolled();
  expect(rowWindow.rows.length).toBeLessThanOrEqual(500);
  expect(rowWindow.known).toBe(1000);
  expect(rowWindow.rows[0]!.id).toBe(rowWindow.base + 1);
  expect(rowWindow.previous).toBe(rowWindow.rows[0]!.place);
  expect(markBefore(rowWindow, 127)).toEqual({ index: 100, place: "p101" });
  expect(markBefore(rowWindow, 20)).toEqual({ index: 0, place: null });
  const back = prepend(
    rowWindow,
    page(rowWindow.base - 49, rowWindow.base, { previous: `p${rowWindow.base - 49}`, next: null }),
  );
  expect(back.base).toBe(rowWindow.base - 50);
  expect(back.rows[0]!.id).toBe(back.base + 1);
});

test("a long way back, the end of the loaded rows is dropped instead", () => {
  let rowWindow = scrolled();
  while (rowWindow.base > 0) {
    const from = rowWindow.base - 49;
    rowWindow = prepend(
      rowWindow,
      page(from, rowWindow.base, { previous: from === 1 ? null : `p${from}`, next: null }),
    );
  }
  expect(ids(rowWindow)).toEqual(range(1, rowWindow.rows.length));
  expect(rowWindow.rows.length).toBeLessThanOrEqual(500);
  expect(rowWindow.next).toBe(rowWindow.rows.at(-1)!.place);
  expect(rowWindow.previous).toBeNull();
  // How far the list goes is not forgotten.
  expect(rowWindow.known).toBe(1000);
});

test("rows that were before the known start move the numbers", () => {
  const rowWindow = prepend(toRowWindow(page(51, 100, { previous: "p51" })), page(1, 50, { previous: "p0" }));
  expect(rowWindow.base).toBe(-50);
  const moved = normalise(rowWindow);
  expect(moved.base).toBe(0);
  expect(moved.rows[0]!.id).toBe(1);
});

test("numbers begin anew long before a browser runs out of pixels", () => {
  const rowWindow = normalise({ ...toRowWindow(page(1, 50)), base: 99_960, known: 100_010 });
  expect(rowWindow.base).toBe(49_960);
  expect(rowWindow.rows[0]!.id).toBe(1);
});

test("a row that moved while the list was read comes once", () => {
  expect(ids(append(toRowWindow(page(1, 5)), { ...page(5, 8) }))).toEqual(range(1, 8));
  expect(ids(prepend(toRowWindow(page(4, 8, { previous: "p4" })), page(2, 5, { previous: "p2" })))).toEqual(
    range(2, 8),
  );
});

test("a refresh replaces what is visible: rows come, go and move, and those around stay", () => {
  const rowWindow = toRowWindow(page(1, 30));
  const fresh = refresh(rowWindow, 10, { items: [row(11), row(99), ...rows(13, 20)], previous: "p11", next: "p20" });
  expect(ids(fresh)).toEqual([...range(1, 11), 99, ...range(13, 30)]);
  expect(fresh.next).toBe("p30");
  const moved = refresh(rowWindow, 0, { items: [row(30), ...rows(1, 9)], previous: null, next: "p9" });
  expect(ids(moved)).toEqual([30, ...range(1, 9)]);
});

test("a refresh that reaches the list's end ends it, and one that finds nothing yet keeps what is there", () => {
  const rowWindow = toRowWindow(page(1, 30));
  const ended = refresh(rowWindow, 10, { items: rows(11, 15), previous: "p11", next: null });
  expect(ids(ended)).toEqual(range(1, 15));
  expect(ended.next).toBeNull();
  expect(ids(refresh(rowWindow, 10, { items: [], previous: null, next: "p400" }))).toEqual(range(1, 30));
});
