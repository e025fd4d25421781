import { pool } from "@/lib/db";
import { decryptWebhookKeys } from "@/lib/instances/configuration";
import { DecryptionError } from "@/lib/encryption";
import { isLeaseFresh } from "@/lib/queue/lease";
import type { Claim } from "./claim";
import { toMessage } from "./message";
import { NoAnswerError, post } from "./post";
import { delayAfter } from "./retry";
import type { DeliveryProblem } from "./view";

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
  await saveOutcome(claim, await send(claim));
}

async function send(claim: Claim): Promise<Outcome> {
  const attempts = claim.attempts + 1;
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
  const { instanceId, organizationId, configurationSealed } = claim;
  return decryptWebhookKeys({ id: instanceId, organizationId }, configurationSealed, now(claim));
}

/** Fenced by the claim, so that a process that was frozen overwrites no other outcome. Deletes the signature key at the end. */
const SAVE = `update deliveries set status = $3::"DeliveryStatus", attempts = attempts + 1, noted_at = now(), claimed_at = null,
    answer_status = $4, problem = $5, next_at = now() + $6 * interval '1 ms',
    configuration_sealed = case when $6::float8 is not null then configuration_sealed end
  where id = $1 and claimed_at = $2`;

async function saveOutcome({ id, claimedAt }: Claim, outcome: Outcome): Promise<void> {
  const { status, answerStatus, problem, waitMs } = outcome;
  const values = [id, claimedAt, status, answerStatus, problem, waitMs];
  await pool().query({ name: "save_delivery", text: SAVE, values });
}
