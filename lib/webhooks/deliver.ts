import { BOUNDED, pool } from "@/lib/db";
import { decryptConfiguration, WEBHOOK } from "@/lib/instances/configuration";
import { DecryptionError } from "@/lib/encryption";
import { isLeaseFresh } from "@/lib/queue/lease";
import type { Claim } from "./claim";
import { toMessage } from "./message";
import { NoAnswerError, post } from "./post";
import { waitAfter } from "./retry";
import type { DeliveryProblem } from "./view";

type Outcome = {
  status: "delivered" | "waiting" | "given_up";
  answerStatus: number | null;
  problem: DeliveryProblem | null;
  /** Until the next try; null when it has ended. */
  waitMs: number | null;
};

/** What a receiver says that wants nothing more. */
const GONE = 410;

/**
 * Sends a claimed delivery once and notes what became of it. A process that dies between the answer and the note leaves it to be
 * sent again, under the same id: receivers get each event at least once.
 */
export async function deliver(claim: Claim): Promise<void> {
  if (!isLeaseFresh(claim)) return;
  await noteOutcome(claim, await send(claim));
}

async function send(claim: Claim): Promise<Outcome> {
  const tries = claim.tries + 1;
  try {
    const { status, retryAfterSeconds } = await post(claim.url, toMessage(toldBy(claim), keyOf(claim), now(claim)));
    if (status >= 200 && status < 300)
      return { status: "delivered", answerStatus: status, problem: null, waitMs: null };
    return failed(status === GONE ? null : waitAfter(tries, retryAfterSeconds), {
      answerStatus: status,
      problem: null,
    });
  } catch (error) {
    if (error instanceof NoAnswerError)
      return failed(waitAfter(tries, 0), { answerStatus: null, problem: error.problem });
    // Unsigned it would not be what the receiver asked for. A key may be missing in this replica alone, as while keys are rotated.
    if (error instanceof DecryptionError)
      return failed(error.isKeyMissing ? waitAfter(tries, 0) : null, { answerStatus: null, problem: "undecryptable" });
    throw error;
  }
}

function failed(waitMs: number | null, why: Pick<Outcome, "answerStatus" | "problem">): Outcome {
  return { status: waitMs === null ? "given_up" : "waiting", waitMs, ...why };
}

function toldBy({ createdAt, ...claim }: Claim) {
  return { ...claim, at: createdAt.toISOString() };
}

/** The time by the database's clock: receivers refuse what is signed minutes off. */
function now({ claimedAt, startedAt }: Claim): number {
  return claimedAt.getTime() + performance.now() - startedAt;
}

function keyOf({ instanceId, organizationId, configurationSealed }: Claim): string | null {
  return decryptConfiguration({ id: instanceId, organizationId }, configurationSealed)[WEBHOOK.key] ?? null;
}

/** Fenced by the claim: who was frozen meanwhile notes nothing over another's outcome. What signs is not kept beyond the end. */
const NOTE = `update deliveries set status = $3::"DeliveryStatus", tries = tries + 1, noted_at = now(), claimed_at = null,
    answer_status = $4, problem = $5, next_at = now() + $6 * interval '1 ms',
    configuration_sealed = case when $6::float8 is not null then configuration_sealed end
  where id = $1 and claimed_at = $2`;

async function noteOutcome({ id, claimedAt }: Claim, outcome: Outcome): Promise<void> {
  const { status, answerStatus, problem, waitMs } = outcome;
  const values = [id, claimedAt, status, answerStatus, problem, waitMs];
  await pool().query({ ...BOUNDED, name: "note_delivery", text: NOTE, values });
}
