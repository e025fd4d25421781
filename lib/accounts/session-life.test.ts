import { expect, test } from "vitest";
import { signInTargetOf } from "./session-life";

const organizationOf = (...used: (string | null)[]) =>
  signInTargetOf({
    id: 1,
    sessionVersion: 1,
    memberships: used.map((at, index) => ({ organizationId: `${index}`, usedAt: at === null ? null : new Date(at) })),
  })?.organizationId;

test("who signs in goes where they were last, or to what they have just joined", () => {
  expect(organizationOf("2026-11-02", "2026-11-03", "2026-11-01")).toBe("1");
  expect(organizationOf("2026-11-02", null)).toBe("1");
  expect(organizationOf(null, null, "2026-11-03")).toBe("1");
  expect(organizationOf(null)).toBe("0");
  expect(organizationOf()).toBeUndefined();
});
