import { expect, test } from "vitest";
import { listNote } from "./list";

const exactly = (count: number) => ({ count, isMore: false });

test("how many there are, how many of them are shown, and in which order", () => {
  expect(listNote(null, exactly(1), "attention")).toBe("1 instance");
  expect(listNote(null, exactly(1284), "attention")).toBe("1,284 instances · needs attention first");
  expect(listNote(null, { count: 10_000, isMore: true }, "name")).toBe("10,000+ instances · by name");
  expect(listNote(exactly(148), exactly(1284), "newest")).toBe("148 of 1,284 · newest first");
  expect(listNote({ count: 320, isMore: true }, { count: 10_000, isMore: true }, "ends")).toBe(
    "320+ of 10,000+ · by token expiry",
  );
  expect(listNote(exactly(1), exactly(7), "name")).toBe("1 of 7");
});
