import { expect, it } from "vitest";
import { XeroError } from "@/lib/xero/errors";
import type { Claim } from "./claim";
import { failureOf } from "./retry";

/** As far as the failure depends on it. */
function claim(protocol: "oauth1" | "oauth2", problem: string | null, isOrphan = false): Claim {
  return { problem, isOrphan, app: { kind: "partner", protocol } } as unknown as Claim;
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

it.each(["timeout", "unreachable", "invalid_response"] as const)(
  "after %s the token of 1.0a may be lost, and that of 2.0 is asked for again",
  (reason) => {
    const failure = failureOf(claim("oauth1", null), new XeroError(reason));
    expect(failure).toMatchObject({ status: "retrying", problem: "answer_lost" });
    expect(failureOf(claim("oauth2", null), new XeroError(reason))).not.toMatchObject({ problem: "answer_lost" });
  },
);

it("what was lost stays lost until Xero has said yes or no", () => {
  const busy = new XeroError("rate_limited");
  expect(failureOf(claim("oauth1", null), busy)).toMatchObject({ status: "retrying", problem: "xero_busy" });
  expect(failureOf(claim("oauth1", "answer_lost"), busy)).toMatchObject({ status: "retrying", problem: "answer_lost" });
  expect(failureOf(claim("oauth1", null, true), busy)).toMatchObject({ status: "retrying", problem: "answer_lost" });
  const refused = new XeroError("token_rejected");
  expect(failureOf(claim("oauth1", "answer_lost"), refused)).toMatchObject({
    status: "reconnect",
    problem: "answer_lost",
  });
  expect(failureOf(claim("oauth2", "xero_busy"), refused)).toMatchObject({
    status: "reconnect",
    problem: "token_rejected",
  });
});

it("Xero's own words are kept without tokens, and not too many of them", () => {
  const saying = (providerMessage: string) =>
    failureOf(claim("oauth2", null), new XeroError("token_rejected", { providerMessage })).providerMessage;
  expect(saying(`The token ${"A1".repeat(15)} IS OLD`)).toBe("The token (token) IS OLD");
  expect(saying(`The token ${"A".repeat(29)}`)).toBe(`The token ${"A".repeat(29)}`);
  expect(saying("a ".repeat(500))).toHaveLength(300);
});
