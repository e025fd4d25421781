import { decryptFlowState, encryptFlowState, type FlowState, type TypedKeys } from "@/lib/attempts/flow-state";
import { type AttemptRow, findAttempt, updateAttempt } from "@/lib/attempts/store";
import { DRAFT_LIFE_MS } from "@/lib/attempts/view";
import { isUuid } from "@/lib/validation";
import { browserCookieName, isSameBrowser } from "./browser-cookie";

/** Stores what was entered on the keys page, for a day. */
export async function saveDraft(row: AttemptRow, state: FlowState): Promise<void> {
  const expiresAt = new Date(Date.now() + DRAFT_LIFE_MS);
  await updateAttempt(row.id, { secretsSealed: encryptFlowState(row, state), status: "started", expiresAt });
}

/** An empty secret field means the secret that was typed before, because pages never get it back. */
export function withKeptSecrets(typed: TypedKeys, before: TypedKeys | undefined): TypedKeys {
  const secret = typed.secret || (before?.secret ?? "");
  return { ...typed, secret, privateKey: typed.privateKey || (before?.privateKey ?? "") };
}

type CookieOf = (name: string) => string | undefined;

/**
 * Stores what somebody entered whose session has ended meanwhile: only in the browser that began the draft. Nothing of it is
 * shown before they sign in again.
 */
export async function keepDraft(id: string, cookieOf: CookieOf, typed: TypedKeys): Promise<void> {
  const row = isUuid(id) ? await findAttempt(id) : null;
  const isDraft = row?.status === "started" && row.expiresAt > new Date();
  if (!isDraft || !isSameBrowser(row, cookieOf(browserCookieName(id)))) return;
  await saveDraft(row, { typed: withKeptSecrets(typed, decryptFlowState(row).typed) });
}
