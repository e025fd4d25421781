import { passThroughCall } from "@/lib/wire/passthrough";
import { wireRoute } from "@/lib/wire/route";
import { ANSWER_HEADERS, CALL_HEADERS } from "@/lib/use/headers";

const call = passThroughCall;

/** Everything below it, too: lib/wire/exchange.ts keeps the rest of the address. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = wireRoute(
  { GET: call, HEAD: call, POST: call, PUT: call, PATCH: call, DELETE: call },
  { isJson: false, takes: CALL_HEADERS, exposes: [...ANSWER_HEADERS, "gangway-answer-from"] },
);
