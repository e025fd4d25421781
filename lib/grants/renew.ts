import { openApp } from "@/lib/apps/secrets";
import type { AppRow } from "@/lib/apps/store";
import { db, transaction } from "@/lib/db";
import { addEvent } from "@/lib/events/store";
import type { EventType } from "@/lib/events/view";
import { XeroError } from "@/lib/xero/errors";
import type { TokenSet, XeroApp } from "@/lib/xero/model";
import { protocolOf } from "@/lib/xero/protocol";
import { type GrantProblem, problemOf } from "./problem";
import { schedule } from "./save-grant";
import {
  type ClaimedGrant,
  getGrantWithApp,
  listInstanceIdsOfGrant,
  lockGrantVersion,
  noteAppProblem,
  noteGrantFailure,
  replaceGrantTokens,
} from "./store";
import { noticeRemovals } from "./notice-removals";
import { openTokens, sealTokens } from "./token-set";

type Grant = NonNullable<Awaited<ReturnType<typeof getGrantWithApp>>>;
type Failure = { status: "retrying" | "reconnect"; problem: GrantProblem; retryAfterSeconds?: number | undefined };

const FIRST_RETRY_MS = 15_000;
const LONGEST_RETRY_MS = 15 * 60_000;

/** Renews a grant that the caller has claimed, and writes down what came of it. Gives whether it has a new token. */
export async function renewClaimed(claimed: ClaimedGrant): Promise<boolean> {
  const grant = await getGrantWithApp(db(), claimed.id);
  if (!grant?.tokens || grant.version !== claimed.version) return false;
  const opened = await open(grant, grant.app, grant.tokens.tokensSealed);
  if (!opened) return fail(grant, { status: "reconnect", problem: "undecryptable" });
  try {
    const xero = protocolOf(opened.app);
    if (grant.problem === "answer_lost")
      await xero.organisation(opened.app, opened.tokens, { xeroId: grant.subject, connectionId: null });
    const tokens = await xero.renew(opened.app, opened.tokens);
    const isSaved = await save(grant, tokens);
    if (isSaved) await noticeRemovals(grant, opened.app, tokens);
    return isSaved;
  } catch (error) {
    if (!(error instanceof XeroError)) throw error;
    return fail(grant, failureOf(grant, error));
  }
}

async function open(grant: Grant, row: AppRow, sealed: Uint8Array): Promise<{ app: XeroApp; tokens: TokenSet } | null> {
  try {
    return { app: await openApp(row), tokens: openTokens(grant, sealed) };
  } catch {
    // Its encryption key is gone or the row was changed; the reason is shown with the instance.
    return null;
  }
}

/**
 * The old token of 1.0a dies with the answer (xero-protocol A.6). When the answer is lost nobody knows whether it did, so
 * the next turn first asks with the old token: it works, or the customer has to consent again. 2.0 has a grace of 30
 * minutes for the old token (B.3): there the next turn simply tries again.
 */
function failureOf(grant: Grant, { kind, reason, retryAfterSeconds }: XeroError): Failure {
  const hasGrace = protocolOf(grant.app).hasGrace;
  const isLost = !hasGrace && (reason === "timeout" || reason === "unreachable" || reason === "nonsense");
  if (isLost) return { status: "retrying", problem: "answer_lost" };
  if (kind === "customer")
    return { status: "reconnect", problem: grant.problem === "answer_lost" ? "answer_lost" : problemOf(reason) };
  return { status: "retrying", problem: problemOf(reason), retryAfterSeconds };
}

async function save(grant: Grant, tokens: TokenSet): Promise<boolean> {
  return transaction(async (tx) => {
    if (!(await lockGrantVersion(tx, grant))) return false;
    const times = schedule(tokens);
    await replaceGrantTokens(tx, { ...grant, ...times }, sealTokens(grant, tokens));
    if (grant.app.problem !== null) await noteAppProblem(tx, grant.appId, null);
    await tell(tx, grant, "grant.renewed", { tries: grant.failures + 1, expiresAt: times.expiresAt.toISOString() });
    return true;
  });
}

async function fail(grant: Grant, { status, problem, retryAfterSeconds }: Failure): Promise<false> {
  const backOff = Math.min(FIRST_RETRY_MS * 2 ** grant.failures, LONGEST_RETRY_MS) * (0.8 + Math.random() * 0.4);
  const retryInMs = Math.max(backOff, (retryAfterSeconds ?? 0) * 1000);
  await transaction(async (tx) => {
    if (!(await lockGrantVersion(tx, grant))) return;
    await noteGrantFailure(tx, grant, { status, problem, retryInMs });
    if (problem === "app_refused") await noteAppProblem(tx, grant.appId, problem);
    await tell(tx, grant, status === "reconnect" ? "grant.reconnect_needed" : "grant.renewal_failed", { problem });
  });
  return false;
}

async function tell(
  tx: Parameters<typeof addEvent>[0],
  grant: Grant,
  type: EventType,
  data: Record<string, string | number>,
) {
  for (const instanceId of await listInstanceIdsOfGrant(tx, grant.id)) {
    await addEvent(tx, { organizationId: grant.organizationId, instanceId, userId: null, type, data });
  }
}
