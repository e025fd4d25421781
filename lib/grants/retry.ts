import { pool } from "@/lib/db";
import { retryDelay } from "@/lib/queue/retry-delay";
import { XERO_ERRORS, type XeroError } from "@/lib/xero/errors";
import { protocolOf } from "@/lib/xero/protocol";
import type { Claim } from "./claim";
import type { GrantProblem } from "./problem";

export type Failure = {
  status: "retrying" | "reconnect";
  problem: GrantProblem;
  /** Xero's own words, with tokens removed. */
  providerMessage?: string | undefined;
  retryAfterSeconds?: number | undefined;
};

const FIRST_RETRY_MS = 15_000;
/** Short enough for several attempts within the 30 minutes in which Xero accepts the previous refresh token (xero-protocol B.3). */
const MAX_RETRY_MS = 5 * 60_000;

/**
 * What a failed renewal means for its grant. A renewal ends the old token of 1.0a (xero-protocol A.6), so after a lost answer
 * the next one first probes whether it still works. The old refresh token of 2.0 works for 30 more minutes (B.3): there the
 * renewal is simply repeated.
 */
export function failureOf(claim: Claim, error: XeroError): Failure {
  const { kind, reason, retryAfterSeconds } = error;
  const { problem } = XERO_ERRORS[reason];
  const providerMessage = error.providerMessage?.replaceAll(/\b[A-Z0-9]{30,}\b/g, "(token)").slice(0, 300);
  const { hasRefreshGracePeriod } = protocolOf(claim.app);
  const wasLost = claim.isOrphan || claim.problem === "answer_lost";
  // Until Xero has said yes or no, the restore stays the reason why nobody knows whether the token is the newest.
  if (claim.problem === "restored")
    return kind === "customer"
      ? { status: "reconnect", problem: "restored", providerMessage }
      : { status: "retrying", problem: "restored", providerMessage, retryAfterSeconds };
  const isLost = reason === "timeout" || reason === "unreachable" || reason === "invalid_response";
  // Stays lost, however the probe fails, until Xero has answered whether the old token works.
  if (!hasRefreshGracePeriod && kind !== "customer" && (isLost || wasLost))
    return { status: "retrying", problem: "answer_lost", providerMessage, retryAfterSeconds };
  if (kind !== "customer") return { status: "retrying", problem, providerMessage, retryAfterSeconds };
  return { status: "reconnect", problem: wasLost ? "answer_lost" : problem, providerMessage };
}

const NOTE = `with failed as (
    update grants set status = $4::"GrantStatus", problem = $5, failures = failures + 1, claimed_at = null,
      renew_at = now() + $6 * interval '1 ms'
    where id = $1 and version = $2 and claimed_at = $3
    returning id, organization_id, version, renew_at
  ), counted as (
    insert into renewal_counts as c (organization_id, hour, failed)
    select organization_id, date_trunc('hour', now()), 1 from failed
    on conflict (organization_id, hour) do update set failed = c.failed + excluded.failed
  )
  insert into events (organization_id, instance_id, type, data)
  select i.organization_id, i.id, $7, $8::jsonb || jsonb_build_object('version', f.version)
  from failed f join instances i on i.grant_id = f.id where $9`;

/**
 * Stores a failure with its grant, unless that has a newer token set or another claim by now; with an event when status or
 * problem changed. The retry comes after 15 seconds, doubling up to five minutes, and not before Xero's Retry-After.
 */
export async function noteFailure(claim: Claim, failure: Failure): Promise<void> {
  const { status, problem, providerMessage, retryAfterSeconds } = failure;
  const retryInMs = retryDelay(Math.min(FIRST_RETRY_MS * 2 ** claim.failures, MAX_RETRY_MS), retryAfterSeconds);
  const type = status === "reconnect" ? "grant.reconnect_needed" : "grant.renewal_failed";
  const isNews = status !== claim.status || problem !== claim.problem;
  const data = JSON.stringify({ problem, ...(providerMessage && { providerMessage }) });
  const values = [claim.id, claim.version, claim.claimedAt, status, problem, retryInMs, type, data, isNews];
  await pool().query({ name: "note_renewal_failure", text: NOTE, values });
}
