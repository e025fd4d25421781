import { randomUUID } from "node:crypto";
import { GangwayError, InputError } from "@/lib/errors";
import { tokenHash } from "@/lib/encryption";
import type { AppKind } from "@/lib/xero/model";
import { ATTEMPT_LIFE_MINUTES, ATTEMPT_LIFE_MS } from "@/lib/attempts/view";
import { type FlowState, decryptFlowState, encryptFlowState } from "@/lib/attempts/flow-state";
import { createSentAttempt, findAttemptByRequestToken } from "@/lib/attempts/store";

/** What came back: a verifier with its request token (1.0a; the secret is the one remembered unless given), or a code (2.0). */
export type ApiReturn =
  | { protocol: "oauth1"; requestToken: string; verifier: string; requestTokenSecret: string | undefined }
  | { protocol: "oauth2"; code: string };

/** A program's run, which belongs to nobody until its instance is made. */
export type ApiAttempt = { id: string; organizationId: null; kind: AppKind; code: string; secrets: FlowState };

/**
 * The attempt that a program's verifier or code belongs to. Step 1 of 1.0a has started it, unless the request token was issued
 * elsewhere; a code of 2.0 starts it now, so that it counts as used from then on. Throws `invalid_request`.
 */
export async function findOrStartApiAttempt(returned: ApiReturn, kind: AppKind): Promise<ApiAttempt> {
  const { name, code, withSecrets } = partsOf(returned);
  const row = await findAttemptByRequestToken(tokenHash(name));
  if (!row) return startAttempt(returned, kind);
  if (row.status === "connected") throw usedBefore();
  // An attempt that a browser started ends in that browser.
  if (row.organizationId !== null) throw unknownToken();
  return { id: row.id, organizationId: null, kind: row.kind, code, secrets: withSecrets(decryptFlowState(row)) };
}

/** How the attempt is found, what is exchanged, and what the exchange needs besides. The contract gives both protocols other fields. */
function partsOf(returned: ApiReturn) {
  if (returned.protocol === "oauth2")
    return { name: returned.code, code: returned.code, withSecrets: (secrets: FlowState) => secrets };
  const { requestToken, verifier } = returned;
  return { name: requestToken, code: verifier, withSecrets: (secrets: FlowState) => withSecret(secrets, returned) };
}

type OAuth1Return = Extract<ApiReturn, { protocol: "oauth1" }>;

function withSecret(secrets: FlowState, { requestToken, requestTokenSecret: given }: OAuth1Return): FlowState {
  const known = secrets.remembered?.requestTokenSecret;
  if (given !== undefined && known !== undefined && !tokenHash(given).equals(tokenHash(known))) {
    throw new InputError("requestTokenSecret", "does not match the secret that was issued with this request token.");
  }
  const requestTokenSecret = known ?? given;
  if (requestTokenSecret === undefined) throw unknownToken();
  return { ...secrets, remembered: { requestToken, requestTokenSecret } };
}

async function startAttempt(returned: ApiReturn, kind: AppKind): Promise<ApiAttempt> {
  const { name, code, withSecrets } = partsOf(returned);
  const secrets = withSecrets({});
  const attempt = { id: randomUUID(), organizationId: null, userId: null, kind, protocol: returned.protocol };
  await createSentAttempt({
    ...attempt,
    requestTokenHash: tokenHash(name),
    secretsSealed: encryptFlowState(attempt, secrets),
    expiresAt: new Date(Date.now() + ATTEMPT_LIFE_MS),
  });
  return { ...attempt, code, secrets };
}

/** A verifier or code works once. */
export function usedBefore() {
  return new GangwayError(
    "invalid_request",
    "This verifier or code was used before. Ask the customer to connect again.",
  );
}

function unknownToken() {
  return new InputError(
    "requestToken",
    `is unknown or older than ${ATTEMPT_LIFE_MINUTES} minutes. Send the secret that was issued with it, or start again with a new request token.`,
  );
}
