import type { Fault } from "./simulator-control";

type Broken = { name: string; fault: Omit<Fault, "path">; error: { reason: string; retryAfterSeconds?: number } };

const JSON_TYPE = { "content-type": "application/json" };

/** What Xero, or something before it, answers when it is not well, and the error each has to become. */
export const BROKEN_ANSWERS: Broken[] = [
  {
    name: "429 with a long Retry-After",
    fault: { kind: "status", status: 429, headers: { "retry-after": "43200" } },
    error: { reason: "rate_limited", retryAfterSeconds: 43_200 },
  },
  { name: "429 without Retry-After", fault: { kind: "status", status: 429 }, error: { reason: "rate_limited" } },
  { name: "500", fault: { kind: "status", status: 500 }, error: { reason: "unavailable" } },
  {
    name: "503 with Retry-After",
    fault: { kind: "status", status: 503, headers: { "retry-after": "30" } },
    error: { reason: "unavailable", retryAfterSeconds: 30 },
  },
  { name: "a page with 503", fault: { kind: "html" }, error: { reason: "unavailable" } },
  { name: "a page with 200", fault: { kind: "html", status: 200 }, error: { reason: "invalid_response" } },
  {
    name: "JSON that stops in the middle",
    fault: { kind: "status", status: 200, headers: JSON_TYPE, body: '{"access_token":"eyJ' },
    error: { reason: "invalid_response" },
  },
  {
    name: "JSON of something else",
    fault: { kind: "status", status: 200, headers: JSON_TYPE, body: '{"hello":[1]}' },
    error: { reason: "invalid_response" },
  },
  { name: "a redirect", fault: { kind: "status", status: 302 }, error: { reason: "invalid_response" } },
  { name: "204 without content", fault: { kind: "status", status: 204 }, error: { reason: "invalid_response" } },
  { name: "304 not modified", fault: { kind: "status", status: 304 }, error: { reason: "invalid_response" } },
  { name: "an empty body", fault: { kind: "empty" }, error: { reason: "invalid_response" } },
  { name: "random bytes", fault: { kind: "garbage" }, error: { reason: "invalid_response" } },
  { name: "more than anybody reads", fault: { kind: "huge" }, error: { reason: "invalid_response" } },
  { name: "half an answer", fault: { kind: "truncated" }, error: { reason: "unreachable" } },
  { name: "a dropped connection", fault: { kind: "drop" }, error: { reason: "unreachable" } },
];
