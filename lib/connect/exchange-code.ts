import { tokenHash } from "@/lib/encryption";
import { boundedWait } from "@/lib/in-flight";
import { XeroError } from "@/lib/xero/errors";
import type { Reached, Remembered, TokenSet, XeroApp } from "@/lib/xero/model";
import { protocolOf } from "@/lib/xero/protocol";
import { type FlowState, decryptFlowState, encryptFlowState } from "@/lib/attempts/flow-state";
import { type AttemptRow, keepReturned, withAttemptClaim } from "@/lib/attempts/store";
import { holdAttempt } from "./hold-attempt";
import { beginWait, endWait, type Keep } from "./wait";

/** Where tokens come from, once: the code that the callback brought, or the refresh token that a program holds. */
export type TokenSource = {
  code: string;
  /** Whom it is for: stored answers go to nobody else. */
  owner: string;
  /** Xero's id of the organisation that is meant, when that is known. */
  wanted: string | undefined;
  /** Whether somebody else has the tokens, too: then nothing of them is ended at Xero. */
  isShared: boolean;
  tokens: (remembered: Remembered) => Promise<TokenSet>;
  reached: (tokens: TokenSet) => Promise<Reached>;
};

/** A verifier or code, and what this consent includes. */
export function sourceOfCode(app: XeroApp, returned: Pick<TokenSource, "code" | "owner" | "wanted">): TokenSource {
  const xero = protocolOf(app);
  return {
    ...returned,
    isShared: false,
    tokens: (remembered) => xero.exchange(app, remembered, returned.code),
    reached: (tokens) => xero.organisations(app, tokens),
  };
}

type Exchanged = { tokens: TokenSet; reached: Reached } | null;

/**
 * Gets tokens, and what they reach. Each answer is stored with the attempt at once: a code works once, so after a crash or a
 * failing second call the attempt continues from the stored answer, for as long as Xero asks to wait. Calls for one attempt wait
 * for each other: one asks Xero, the others get its answer. Null when the attempt has ended meanwhile. Throws XeroError, also
 * when the wanted organisation is one that Xero does not tell of, `too_many_requests` and `busy`.
 */
export function exchangeCode(id: string, known: FlowState, app: XeroApp, source: TokenSource): Promise<Exchanged> {
  return withAttemptClaim(id, (row) => exchangeClaimed(row, known, app, source));
}

async function exchangeClaimed(
  row: AttemptRow,
  known: FlowState,
  app: XeroApp,
  source: TokenSource,
): Promise<Exchanged> {
  const { code, owner, isShared } = source;
  let kept: FlowState = { ...decryptFlowState(row), remembered: known.remembered, code };
  const keep = (more: Partial<FlowState>) => {
    kept = { ...kept, ...more };
    return keepReturned(row.id, encryptFlowState(row, kept));
  };
  const hold = (tokens: TokenSet, expiresAt: Date) =>
    holdAttempt({ id: row.id, organizationId: owner || null, expiresAt }, app, tokens, isShared);
  const proof = tokenHash(JSON.stringify([code, owner, app.key, app.secret])).toString("base64");
  if (kept.tokens && kept.proof !== proof) throw new XeroError("token_rejected");
  // The code first: when Xero cannot be reached now, the attempt continues later.
  if (!kept.tokens) await keep({});
  return boundedWait({ caller: owner, app: app.key }, async () => {
    try {
      const tokens = kept.tokens ?? (await source.tokens(kept.remembered ?? {}));
      if (!kept.tokens) await keep({ tokens, proof });
      await hold(tokens, row.expiresAt);
      if (isTold(kept.reached, source)) return { tokens, reached: kept.reached };
      const asked = await withRenewal(app, tokens, source.reached, keep);
      await keep(asked);
      requireTold(asked.reached, source);
      if (kept.waitUntil !== undefined) await hold(asked.tokens, await endWait(row, keep));
      return asked;
    } catch (error) {
      if (kept.tokens && error instanceof XeroError) await hold(kept.tokens, await beginWait(row, error, keep));
      throw error;
    }
  });
}

type Asked = NonNullable<Exchanged>;

/** Asks with the tokens; when they have expired meanwhile, with new ones, which are stored first. */
async function withRenewal(app: XeroApp, tokens: TokenSet, ask: TokenSource["reached"], keep: Keep): Promise<Asked> {
  try {
    return { tokens, reached: await ask(tokens) };
  } catch (error) {
    const isExpired = error instanceof XeroError && error.reason === "token_expired";
    if (!isExpired || tokens.renewal === null) throw error;
    const renewed = await protocolOf(app).renew(app, tokens);
    await keep({ tokens: renewed });
    return { tokens: renewed, reached: await ask(renewed) };
  }
}

const findUnusable = ({ unusable }: Reached, { wanted }: TokenSource) =>
  unusable.find(({ xeroId }) => xeroId === wanted);

function isTold(reached: Reached | undefined, source: TokenSource): reached is Reached {
  return reached !== undefined && findUnusable(reached, source) === undefined;
}

function requireTold(reached: Reached, source: TokenSource): void {
  const wanted = findUnusable(reached, source);
  if (!wanted) return;
  const retryAfterSeconds = wanted.until === null ? undefined : Math.ceil((wanted.until - Date.now()) / 1000);
  throw new XeroError(wanted.reason, { retryAfterSeconds });
}
