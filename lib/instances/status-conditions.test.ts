import { describe, expect, it } from "vitest";
import { instanceStatus, type StatusFacts } from "./status-conditions";

const MINUTE = 60_000;
const status = (change: Partial<StatusFacts>, minutesLeft = 20) =>
  instanceStatus(
    {
      disabled: false,
      removed: false,
      grantStatus: "active",
      renewable: true,
      expiresAt: minutesLeft * MINUTE,
      ...change,
    },
    0,
  );

describe("the status of an instance", () => {
  it.each([
    ["connected", {}, 20],
    ["connected", {}, 1],
    ["connected", { renewable: false }, 11],
    ["expiring", { renewable: false }, 10],
    ["expired", { renewable: false }, 0],
    ["retrying", { grantStatus: "retrying" }, 5],
    ["retrying", {}, -1],
    ["reconnect", { grantStatus: "reconnect" }, 20],
    ["reconnect", { grantStatus: "reconnect", renewable: false }, -1],
    ["reconnect", { removed: true }, 20],
    ["disabled", { disabled: true, grantStatus: "reconnect" }, 20],
  ] as const)("is %s for %o with %i minutes left", (expected, change, minutesLeft) => {
    expect(status(change, minutesLeft)).toBe(expected);
  });
});
