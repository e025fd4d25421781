import { BOUNDED, pool } from "@/lib/db";
import { XERO_ERRORS, type XeroError } from "@/lib/xero/errors";
import { protocolOf } from "@/lib/xero/protocol";
import type { Claim } from "./claim";
import type { GrantProblem } from "./problem";

export type Failure = {
  status: "retrying" | "reconnect";
  problem: GrantProblem;
  /** Xero's own words, without a token in them. */
  said?: string | undefined;
  retryAfterSeconds?: number | undefined;
};

const FIRST_RETRY_MS = 15_000;
/** Several tries have to fall into the 30 minutes in which Xero takes the refresh token before (xero-protocol B.3). */
const LONGEST_RETRY_MS = 5 * 60_000;

/**
 * What a failed renewal means for its grant. The old token of 1.0a dies with the answer (xero-protocol A.6): when the answer
 * is lost nobody knows whether it did, so the next turn first asks with the old token. 2.0 has a grace of 30 minutes for the
 * old token (B.3): there the next turn simply tries again.
 */
export function failureOf(claim: Claim, error: XeroError): Failure {
  const { kind, reason, retryAfterSeconds } = error;
  const { problem } = XERO_ERRORS[reason];
  const said = error.providerMessage?.replaceAll(/\b[A-Z0-9]{30,}\b/g, "(token)").slice(0, 300);
  const { hasRefreshGracePeriod } = protocolOf(claim.app);
  const wasLost = claim.isOrphan || claim.problem === "answer_lost";
  const isLost = reason === "timeout" || reason === "unreachable" || reason === "invalid_response";
  // Lost once stays lost, whatever the asking brings, until Xero has said whether the old token lives.
  if (!hasRefreshGracePeriod && kind !== "customer" && (isLost || wasLost))
    return { status: "retrying", problem: "answer_lost", said, retryAfterSeconds };
  if (kind !== "customer") return { status: "retrying", problem, said, retryAfterSeconds };
  return { status: "reconnect", problem: wasLost ? "answer_lost" : problem, said };
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
 * Notes a failure with the grant, unless it has a newer token set or somebody else has claimed it since, and tells it when it is
 * news. Tries again after 15 seconds, then twice as long each time up to five minutes, and never before Xero said.
 */
export async function noteFailure(claim: Claim, failure: Failure): Promise<void> {
  const { status, problem, said, retryAfterSeconds } = failure;
  const backOff = Math.min(FIRST_RETRY_MS * 2 ** claim.failures, LONGEST_RETRY_MS) * (0.8 + Math.random() * 0.4);
  const retryInMs = Math.max(backOff, (retryAfterSeconds ?? 0) * 1000);
  const type = status === "reconnect" ? "grant.reconnect_needed" : "grant.renewal_failed";
  const isNews = status !== claim.status || problem !== claim.problem;
  const data = JSON.stringify({ problem, ...(said && { said }) });
  const values = [claim.id, claim.version, claim.claimedAt, status, problem, retryInMs, type, data, isNews];
  await pool().query({ ...BOUNDED, name: "note_renewal_failure", text: NOTE, values });
}
