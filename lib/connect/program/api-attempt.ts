import { randomUUID } from "node:crypto";
import { type Caller, idOfCaller } from "@/lib/caller";
import { GangwayError, InputError } from "@/lib/errors";
import { tokenHash } from "@/lib/encryption";
import type { AppKind, Protocol } from "@/lib/xero/model";
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
 * elsewhere; a code of 2.0 starts it now, so that it counts as used from then on. Null when it has ended. Throws
 * `invalid_request`.
 */
export async function findOrStartApiAttempt(returned: ApiReturn, kind: AppKind): Promise<ApiAttempt | null> {
  const { protocol } = returned;
  const name = nameOf(returned);
  const row = await findAttemptByRequestToken(tokenHash(name));
  if (row?.status === "connected") return null;
  // An attempt that a browser started ends in that browser.
  if (row && row.organizationId !== null) throw unknownToken();
  const known = row ? decryptFlowState(row) : {};
  const secrets = returned.protocol === "oauth1" ? withSecret(known, returned) : known;
  const attempt = row ?? (await createApiAttempt({ kind, protocol, name, secrets }));
  if (!attempt) return findOrStartApiAttempt(returned, kind); // the same call was faster
  const code = returned.protocol === "oauth1" ? returned.verifier : returned.code;
  return { id: attempt.id, organizationId: null, kind: attempt.kind, code, secrets };
}

const nameOf = (returned: ApiReturn) => (returned.protocol === "oauth1" ? returned.requestToken : returned.code);

/** What tells a repeated call from another one. */
export function hashOfCall(caller: Caller, ...said: object[]): string {
  return tokenHash(JSON.stringify([caller.organizationId, idOfCaller(caller), ...said])).toString("base64");
}

/** What the same call, by its hash, made of this return within the last 15 minutes: its answer may have been lost. */
export async function findMade(returned: ApiReturn, call: string): Promise<FlowState["made"]> {
  const row = await findAttemptByRequestToken(tokenHash(nameOf(returned)));
  const shown = row?.instanceId ? decryptFlowState(row) : {};
  return shown.call === call ? shown.made : undefined;
}

type NewAttempt = { kind: AppKind; protocol: Protocol; name: string; secrets: FlowState };

/** Saves the attempt of a program, unless it is there. Its `name`, which finds it, is its request token (1.0a) or code (2.0). */
export async function createApiAttempt({ kind, protocol, name, secrets }: NewAttempt) {
  const attempt = { id: randomUUID(), organizationId: null, userId: null, kind, protocol };
  const secretsSealed = encryptFlowState(attempt, secrets);
  const expiresAt = new Date(Date.now() + ATTEMPT_LIFE_MS);
  const isNew = await createSentAttempt({ ...attempt, requestTokenHash: tokenHash(name), secretsSealed, expiresAt });
  return isNew ? attempt : null;
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

/** A verifier or code works once. */
export function usedBefore() {
  const message = "This verifier or code was used before. Ask the customer to connect again.";
  return new GangwayError("invalid_request", message);
}

function unknownToken() {
  const remedy = "Send the secret that was issued with it, or start again with a new request token.";
  return new InputError("requestToken", `is unknown or older than ${ATTEMPT_LIFE_MINUTES} minutes. ${remedy}`);
}
