import { expect, it } from "vitest";
import { XeroError } from "@/lib/xero/errors";
import type { Claim } from "./claim";
import { failureOf } from "./retry";

/** As far as the failure depends on it. */
function claim(protocol: "oauth1" | "oauth2", problem: string | null): Claim {
  return { problem, isOrphan: false, app: { kind: "partner", protocol } } as unknown as Claim;
}

it.each(["oauth1", "oauth2"] as const)("the restore stays the reason until Xero has said yes or no: %s", (protocol) => {
  for (const reason of ["unreachable", "rate_limited", "client_refused", "invalid_response"] as const)
    expect(failureOf(claim(protocol, "restored"), new XeroError(reason))).toMatchObject({
      status: "retrying",
      problem: "restored",
    });
  expect(failureOf(claim(protocol, "restored"), new XeroError("token_rejected"))).toMatchObject({
    status: "reconnect",
    problem: "restored",
  });
  expect(failureOf(claim(protocol, null), new XeroError("token_rejected"))).toMatchObject({
    problem: "token_rejected",
  });
});

it("Xero's wish to wait is kept", () => {
  const busy = new XeroError("rate_limited", { retryAfterSeconds: 60 });
  expect(failureOf(claim("oauth2", "restored"), busy)).toMatchObject({ retryAfterSeconds: 60 });
});
