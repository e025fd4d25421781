import { passThroughCall } from "@/lib/api/passthrough";
import { apiRoute } from "@/lib/api/route";
import { ANSWER_HEADERS, CALL_HEADERS } from "@/lib/passthrough/headers";

const call = passThroughCall;

/** Everything below it, too: lib/wire/exchange.ts keeps the rest of the address. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoute(
  { GET: call, HEAD: call, POST: call, PUT: call, PATCH: call, DELETE: call },
  { isJson: false, allowHeaders: CALL_HEADERS, exposeHeaders: [...ANSWER_HEADERS, "gangway-answer-from"] },
);
