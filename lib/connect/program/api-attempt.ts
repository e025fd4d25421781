import { randomUUID } from "node:crypto";
import { GangwayError } from "@/lib/errors";
import { tokenHash } from "@/lib/encryption";
import type { AppKind } from "@/lib/xero/model";
import { ATTEMPT_LIFE_MINUTES, ATTEMPT_LIFE_MS } from "@/lib/attempts/view";
import { type FlowState, decryptFlowState, encryptFlowState } from "@/lib/attempts/flow-state";
import { createSentAttempt, findAttemptByRequestToken } from "@/lib/attempts/store";

/** What came back: a verifier with its request token (1.0a; the secret is the one remembered unless given), or a code (2.0). */
export type ProgramReturn =
  | { protocol: "oauth1"; requestToken: string; verifier: string; requestTokenSecret: string | undefined }
  | { protocol: "oauth2"; code: string };

/** A program's run, which belongs to nobody until its instance is made. */
export type ApiAttempt = { id: string; organizationId: null; kind: AppKind; secrets: FlowState };

/**
 * The run that a program's return belongs to. Step 1 of 1.0a has begun it here, unless it was made elsewhere; a code of
 * 2.0 begins it now, so that it is known as used afterwards. Throws `invalid_request`.
 */
export async function findOrStartApiAttempt(returned: ProgramReturn, kind: AppKind): Promise<ApiAttempt> {
  const name = returned.protocol === "oauth1" ? returned.requestToken : returned.code;
  const row = await findAttemptByRequestToken(tokenHash(name));
  if (!row) return startAttempt(returned, name, kind);
  if (row.status === "connected") throw usedBefore();
  // A run begun in the browser ends there, with the browser's cookie.
  if (row.organizationId !== null) throw unknownToken();
  const attempt = { id: row.id, organizationId: null, kind: row.kind };
  const secrets = decryptFlowState(row);
  return returned.protocol === "oauth1"
    ? { ...attempt, secrets: withSecret(secrets, returned) }
    : { ...attempt, secrets };
}

type OAuth1Return = Extract<ProgramReturn, { protocol: "oauth1" }>;

function withSecret(secrets: FlowState, { requestToken, requestTokenSecret: given }: OAuth1Return): FlowState {
  const known = secrets.remembered?.requestTokenSecret;
  if (given !== undefined && known !== undefined && !tokenHash(given).equals(tokenHash(known))) {
    throw new GangwayError(
      "invalid_request",
      "providerData.secret does not match the secret that oauth/token returned with this request token.",
    );
  }
  const requestTokenSecret = known ?? given;
  if (requestTokenSecret === undefined) throw unknownToken();
  return { ...secrets, remembered: { requestToken, requestTokenSecret } };
}

async function startAttempt(returned: ProgramReturn, name: string, kind: AppKind): Promise<ApiAttempt> {
  const secrets = returned.protocol === "oauth1" ? withSecret({}, returned) : {};
  const attempt = { id: randomUUID(), organizationId: null, userId: null, kind, protocol: returned.protocol };
  await createSentAttempt({
    ...attempt,
    requestTokenHash: tokenHash(name),
    secretsSealed: encryptFlowState(attempt, secrets),
    expiresAt: new Date(Date.now() + ATTEMPT_LIFE_MS),
  });
  return { ...attempt, secrets };
}

/** A verifier or code works once. */
export function usedBefore() {
  return new GangwayError(
    "invalid_request",
    "This verifier or code was used before. Ask the customer to connect again.",
  );
}

function unknownToken() {
  return new GangwayError(
    "invalid_request",
    `providerData.oauth_token is unknown or older than ${ATTEMPT_LIFE_MINUTES} minutes. Send providerData.secret with it, or start again with oauth/token.`,
  );
}
