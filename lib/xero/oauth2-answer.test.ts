import { expect, test } from "vitest";
import { toApiError, readTokens, refuseUnavailable } from "./oauth2-answer";

const headers: Record<string, string> = { "retry-after": "Mon, 23 Nov 2099 14:28:00 GMT" };
const answer = { status: 429, body: "{}", header: (name: string) => headers[name] };
const waitOf = (call: () => unknown) => {
  try {
    return call();
  } catch (error) {
    return error;
  }
};

test.each([
  ["the token endpoint", () => readTokens(answer)],
  ["the token endpoint, by the library", () => refuseUnavailable(new Response("", { status: 503, headers }))],
  ["the API", () => toApiError(answer)],
])("%s may name the end of the wait as a date", (_what, call) => {
  expect(waitOf(call)).toMatchObject({ name: "XeroError", retryAfterSeconds: 86_400 });
});
