import { describe, expect, it } from "vitest";
import { XeroError } from "./errors";
import { toError, tokenFields } from "./oauth1-answer";

const answer = (status: number, body: string, headers: Record<string, string> = {}) => ({
  status,
  body,
  header: (name: string) => headers[name],
});

describe("a token answer", () => {
  it("is read by its content, whatever its label", () => {
    expect(tokenFields(answer(200, "oauth_token=T&oauth_token_secret=S&oauth_callback_confirmed=true"))).toMatchObject({
      oauth_token: "T",
      oauth_token_secret: "S",
    });
  });

  it.each(["", "oauth_token=T", "<html>oauth_token=T&oauth_token_secret=S</html>", "{}"])(
    "is an invalid response when it is %j",
    (body) => {
      expect(() => tokenFields(answer(200, body))).toThrow("Xero: invalid_response");
    },
  );
});

describe("a failure of Xero", () => {
  const problem = (code: string, advice = "why") => `oauth_problem=${code}&oauth_problem_advice=${advice}`;

  it.each([
    [401, problem("token_expired"), "token_expired", "customer"],
    [401, problem("token_rejected"), "token_rejected", "customer"],
    [401, problem("signature_invalid"), "signature_invalid", "app"],
    [401, problem("consumer_key_unknown"), "consumer_key_unknown", "app"],
    [400, problem("signature_method_rejected"), "certificate_missing", "app"],
    [400, problem("parameter_rejected"), "callback_refused", "app"],
    [401, problem("nonce_used"), "clock_wrong", "later"],
    [503, "The organisation is offline", "organisation_offline", "later"],
    [503, "down for maintenance", "unavailable", "later"],
    [500, "<html>", "unavailable", "later"],
    [403, "<html>", "invalid_response", "invalid_response"],
    [418, problem("something_new"), "invalid_response", "invalid_response"],
  ] as const)("%i %s is %s: %s", (status, body, reason, kind) => {
    expect(toError(answer(status, body))).toMatchObject({ reason, kind });
  });

  it("keeps Xero's own words, with spaces as %20, + or bare", () => {
    for (const advice of ["no%20such%20key", "no+such+key", "no such key"]) {
      expect(toError(answer(401, problem("consumer_key_unknown", advice))).providerMessage).toBe("no such key");
    }
  });

  it("is a rate limit when Xero names one, with the wait it asks for", () => {
    const limited = toError(
      answer(503, problem("rate%20limit%20exceeded"), { "x-rate-limit-problem": "Minute", "retry-after": "17" }),
    );
    expect(limited).toBeInstanceOf(XeroError);
    expect(limited).toMatchObject({ reason: "rate_limited", retryAfterSeconds: 17 });
  });

  it("may name the end of the wait as a date", () => {
    const at = new Date(Date.now() + 90_000).toUTCString();
    const { retryAfterSeconds } = toError(answer(503, "down for maintenance", { "retry-after": at }));
    expect(retryAfterSeconds).toBeGreaterThan(85);
    expect(retryAfterSeconds).toBeLessThanOrEqual(90);
  });
});
