import { pool } from "@/lib/db";
import { decryptWebhookKeys } from "@/lib/instances/configuration";
import { DecryptionError } from "@/lib/encryption";
import { deliveries } from "@/lib/metrics";
import { addToSpan, inSpan } from "@/lib/tracing/span";
import { isLeaseFresh } from "@/lib/queue/lease";
import type { Claim } from "./claim";
import { keysOfEndpoint } from "./endpoints/keys";
import { type OffReason, turnOff } from "./endpoints/turn-off";
import { MAX_FAILING_DAYS } from "./endpoints/view";
import { toMessage } from "./message";
import { NoAnswerError, post } from "./post";
import { delayAfter } from "./retry";
import { type DeliveryProblem, NETWORK_PROBLEMS } from "./view";

type Outcome = {
  status: "delivered" | "waiting" | "failed";
  answerStatus: number | null;
  problem: DeliveryProblem | null;
  waitMs: number | null;
};

/** A receiver that wants no more of these (RFC 9110 section 15.5.11). */
const GONE = 410;

/** Sends a claimed delivery once and stores the outcome. If the process dies in between, it is sent again under the same id. */
export async function deliver(claim: Claim): Promise<void> {
  if (!isLeaseFresh(claim)) return;
  await inSpan("delivery", { "gangway.delivery.id": claim.id }, () => sendAndSave(claim));
}

async function sendAndSave(claim: Claim): Promise<void> {
  const outcome = await send(claim);
  await saveOutcome(claim, outcome);
  deliveries.inc({ outcome: outcome.status });
  addToSpan({ "gangway.outcome": outcome.status, ...answerOf(outcome) });
  const reason = claim.endpoint && offReason(claim.endpoint, outcome, now(claim));
  if (claim.endpoint && reason) await turnOff(claim.endpoint.id, reason);
}

const answerOf = ({ answerStatus, problem }: Outcome) => ({
  ...(answerStatus !== null && { "http.response.status_code": answerStatus }),
  ...(problem !== null && { "error.type": problem }),
});

async function send(claim: Claim): Promise<Outcome> {
  const attempts = claim.attempts + 1;
  // It was turned off in the moment in which the event was recorded.
  if (claim.endpoint?.isOn === false) return failed(null, { problem: "switched_off" });
  const at = claim.createdAt.toISOString();
  try {
    const message = toMessage({ ...claim, at }, keysOf(claim), now(claim));
    const { status, retryAfterSeconds } = await post(claim.url, message);
    if (status >= 200 && status < 300)
      return { status: "delivered", answerStatus: status, problem: null, waitMs: null };
    return failed(status === GONE ? null : delayAfter(attempts, retryAfterSeconds), { answerStatus: status });
  } catch (error) {
    if (error instanceof NoAnswerError) return failed(delayAfter(attempts), { problem: error.problem });
    // It must not go out unsigned. A key may be missing in this replica alone, as during a key rotation.
    if (error instanceof DecryptionError)
      return failed(error.isKeyMissing ? delayAfter(attempts) : null, { problem: error.problem });
    throw error;
  }
}

function failed(waitMs: number | null, why: { answerStatus: number } | { problem: DeliveryProblem }): Outcome {
  return { status: waitMs === null ? "failed" : "waiting", waitMs, answerStatus: null, problem: null, ...why };
}

/** The time by the database's clock: receivers refuse timestamps that are minutes off. */
function now({ claimedAt, startedAt }: Claim): number {
  return claimedAt.getTime() + performance.now() - startedAt;
}

function keysOf(claim: Claim): string[] {
  const { endpoint, instanceId, organizationId, configurationSealed } = claim;
  if (endpoint) return keysOfEndpoint({ id: endpoint.id, organizationId }, endpoint.keysSealed, now(claim));
  return decryptWebhookKeys({ id: instanceId!, organizationId }, configurationSealed, now(claim));
}

/** Why an endpoint is turned off after this outcome; null when it is not. */
function offReason({ failingSince }: NonNullable<Claim["endpoint"]>, outcome: Outcome, at: number): OffReason | null {
  if (outcome.answerStatus === GONE) return "gone";
  const isLong = failingSince !== null && at - failingSince.getTime() > MAX_FAILING_DAYS * 24 * 60 * 60_000;
  return isReceiversFailure(outcome) && isLong ? "failing" : null;
}

/** Not ours, as a key that this server cannot read is. */
const isReceiversFailure = ({ status, answerStatus, problem }: Outcome) =>
  status !== "delivered" && (answerStatus !== null || NETWORK_PROBLEMS.some((known) => known === problem));

/**
 * Fenced by the claim, so that a process that was frozen overwrites no other outcome. Deletes the signature key at the end. An endpoint
 * remembers since when nothing has succeeded: $7 is its id and $8 whether it has failed now, null where neither.
 */
const SAVE = `with noted as (
    update webhook_endpoints set failing_since = case when $8::boolean then now() end
    where id = $7::uuid and $8::boolean = (failing_since is null)
  )
  update deliveries set status = $3::"DeliveryStatus", attempts = attempts + 1, noted_at = now(), claimed_at = null,
    answer_status = $4, problem = $5, next_at = now() + $6 * interval '1 ms',
    configuration_sealed = case when $6::float8 is not null then configuration_sealed end
  where id = $1 and claimed_at = $2`;

async function saveOutcome({ id, claimedAt, endpoint }: Claim, outcome: Outcome): Promise<void> {
  const { status, answerStatus, problem, waitMs } = outcome;
  const hasFailed = status === "delivered" ? false : isReceiversFailure(outcome) || null;
  const values = [id, claimedAt, status, answerStatus, problem, waitMs, endpoint?.id ?? null, hasFailed];
  await pool().query({ name: "save_delivery", text: SAVE, values });
}
