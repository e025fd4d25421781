import { randomUUID } from "node:crypto";
import { decrypt, encrypt, tokenHash } from "@/lib/encryption";
import { GangwayError, InputError } from "@/lib/errors";
import { readBody } from "@/lib/http";
import { errorName, log } from "@/lib/log";
import { idOfCaller } from "@/lib/caller";
import { requireCaller } from "@/lib/api/authorization";
import type { ApiCall } from "@/lib/api/route";
import { type Claim, claimKey, freeKey, getKey, saveAnswer } from "./store";

type Handler = (call: ApiCall) => Promise<Response>;

/**
 * A call that may carry `Idempotency-Key` (draft-ietf-httpapi-idempotency-key-header): with the same key, caller, path and body it is
 * answered as the first time, for 24 hours. Throws `conflict` while the first is under way, and `key_reused` for another body. What has
 * failed is no answer to repeat: the next call tries again.
 */
export function repeatable(handler: Handler): Handler {
  return async (call) => {
    const key = call.request.headers.get("idempotency-key");
    return key === null ? handler(call) : once(call, readKey(key), handler);
  };
}

function readKey(key: string): string {
  if (/^[\x21-\x7e]{1,255}$/.test(key)) return key;
  throw new InputError("Idempotency-Key", "must have 1 to 255 characters, without blanks.");
}

async function once(call: ApiCall, key: string, handler: Handler): Promise<Response> {
  const { request } = call;
  const caller = await requireCaller(call);
  const { organizationId } = caller;
  const body = await readBody(request);
  const path = new URL(request.url).pathname;
  const id = tokenHash(JSON.stringify([organizationId, idOfCaller(caller), path, key]));
  const claim = { id, organizationId, bodyHash: tokenHash(Buffer.from(body).toString("latin1")), holder: randomUUID() };
  if (!(await claimKey(claim))) return answerAgain(claim);
  const response = await handler({
    ...call,
    request: new Request(request.url, { ...copyOf(request), body }),
  }).catch(async (error: unknown) => {
    await freeKey(claim);
    throw error;
  });
  await keep(claim, { status: response.status, body: await response.clone().text() });
  return response;
}

/** What was done is answered also when it cannot be kept. The key is not free then: the call would be done a second time. */
async function keep(claim: Claim, answer: Answer): Promise<void> {
  await saveAnswer(claim, encrypt(JSON.stringify(answer), identity(claim))).catch((error: unknown) =>
    log.warn({ error: errorName(error) }, "an answer was not kept for its Idempotency-Key"),
  );
}

const copyOf = ({ method, headers, signal }: Request) => ({ method, headers, signal });

async function answerAgain(claim: Claim): Promise<Response> {
  const known = await getKey(claim.id);
  if (known && !known.bodyHash.equals(claim.bodyHash))
    throw new GangwayError(
      "key_reused",
      "This Idempotency-Key was used with another body. Use a new key for another call.",
    );
  if (!known?.answerSealed)
    throw new GangwayError("conflict", "A call with this Idempotency-Key is under way. Ask again in a moment.", {
      retryAfterSeconds: 2,
    });
  const { status, body } = JSON.parse(decrypt(known.answerSealed, identity(claim))) as Answer;
  const headers = { "content-type": "application/json", "idempotency-replayed": "true" };
  return new Response(body === "" ? null : body, { status, headers });
}

type Answer = { status: number; body: string };

const identity = ({ id, organizationId }: Claim) => ({
  table: "idempotency_keys",
  row: id.toString("hex"),
  organization: organizationId,
});
