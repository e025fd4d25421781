import { decryptFlowState, encryptFlowState } from "@/lib/attempts/flow-state";
import { findAttemptByRequestToken, lockAttempt, updateAttempt } from "@/lib/attempts/store";
import { type Db, transaction } from "@/lib/db";
import { tokenHash } from "@/lib/encryption";
import { settleHold } from "@/lib/revocations/hold";
import type { TokenSet, XeroApp } from "@/lib/xero/model";
import { createApiAttempt, usedBefore } from "./api-attempt";

type Made = { id: number; token: string };
type Attempt = { id: string; tokens: TokenSet | undefined };

/** The attempt of a program with that name, for 15 minutes, and the tokens that it has got. No return belongs to it. */
export async function findOrStartNamed(app: XeroApp, name: string): Promise<Attempt> {
  const { kind, protocol } = app;
  const row = await findAttemptByRequestToken(tokenHash(name));
  if (row) return { id: row.id, tokens: decryptFlowState(row).tokens };
  const attempt = await createApiAttempt({ kind, protocol, name, secrets: {} });
  return attempt ? { id: attempt.id, tokens: undefined } : findOrStartNamed(app, name);
}

/** What `make` makes; for a call, by its hash, that was answered before in this attempt the same answer. */
export function answerOnce(id: string, call: string, make: (tx: Db) => Promise<Made>): Promise<Made> {
  return transaction(async (tx) => {
    const row = await lockAttempt(tx, id);
    if (!row) throw usedBefore();
    const state = decryptFlowState(row);
    const known = state.answers?.[call];
    if (known) return known;
    const made = await make(tx);
    await settleHold(tx, id, 0);
    const answers = { ...state.answers, [call]: made };
    await updateAttempt(id, { secretsSealed: encryptFlowState(row, { ...state, answers }) }, tx);
    return made;
  });
}
