import { describe, expect, it } from "vitest";
import type { TokenSet } from "@/lib/xero/model";
import { JITTER_MS, schedule } from "./due";

const MINUTE_MS = 60_000;
const AT = Date.UTC(2026, 10, 30);
const tokens = (minutes: number, renewal: string | null = "r") =>
  ({ issuedAt: AT, expiresAt: AT + minutes * MINUTE_MS, renewal }) as TokenSet;

describe("the times of a token", () => {
  it("that can be renewed: ten minutes before its end, or up to the jitter earlier", () => {
    for (let times = 0; times < 50; times++) {
      const { renewAt, noticeAt } = schedule(tokens(30), 0);
      expect(renewAt!.getTime()).toBeLessThanOrEqual(AT + 20 * MINUTE_MS);
      expect(renewAt!.getTime()).toBeGreaterThan(AT + 20 * MINUTE_MS - JITTER_MS);
      expect(noticeAt).toBeNull();
    }
    expect(new Set(Array.from({ length: 20 }, () => schedule(tokens(30), 0).renewAt!.getTime())).size).toBeGreaterThan(
      1,
    );
  });

  it("with a shorter life than Xero's: half-way", () => {
    expect(schedule(tokens(2), 0).renewAt).toEqual(new Date(AT + MINUTE_MS));
  });

  it("that cannot be renewed: a notice ten minutes before its end", () => {
    expect(schedule(tokens(30, null), 0)).toMatchObject({ renewAt: null, noticeAt: new Date(AT + 20 * MINUTE_MS) });
  });

  it("are the database's, however far its clock is ahead", () => {
    const ahead = 7 * MINUTE_MS;
    const before = Date.now();
    const { issuedAt, expiresAt, renewAt, checkedAt } = schedule(tokens(2), ahead);
    expect([issuedAt, expiresAt, renewAt]).toEqual(
      [0, 2, 1].map((minutes) => new Date(AT + ahead + minutes * MINUTE_MS)),
    );
    expect(checkedAt.getTime()).toBeGreaterThanOrEqual(before + ahead);
    expect(checkedAt.getTime()).toBeLessThanOrEqual(Date.now() + ahead);
    expect(schedule(tokens(30, null), ahead).noticeAt).toEqual(new Date(AT + ahead + 20 * MINUTE_MS));
  });
});
