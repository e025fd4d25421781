import { pool } from "@/lib/db";
import { XERO_ERRORS, type XeroError } from "@/lib/xero/errors";

const FAILURES_IN_A_ROW = 5;
const FIRST_PAUSE_SECONDS = 15;
const MAX_PAUSE_SECONDS = 300;
/** The pause after a rate limit without Retry-After. */
const BUSY_PAUSE_SECONDS = 60;

type PausableApp = { id: string; problem: string | null; pauses: number };

/**
 * Pauses an app's renewals in every replica (a circuit breaker) when Xero refuses its settings, asks to wait, or has failed
 * several times in a row. Each pause is twice as long as the one before, up to five minutes.
 */
export async function pauseAppAfter(app: PausableApp, error: XeroError, failuresInRow: number): Promise<void> {
  const { kind, reason, retryAfterSeconds } = error;
  const isBusy = reason === "rate_limited";
  const isPause =
    kind === "app" || isBusy || (error.isTemporary && (app.pauses > 0 || failuresInRow >= FAILURES_IN_A_ROW));
  if (!isPause) return;
  const atLeast = retryAfterSeconds ?? (isBusy ? BUSY_PAUSE_SECONDS : 0);
  await pool().query({
    name: "pause_app",
    // Failures of renewals that ran when the pause began do not extend it.
    text: `update apps set pauses = pauses + 1, problem = coalesce($3, problem),
        problem_since = case when problem is null then now() else problem_since end,
        paused_until = now() + make_interval(secs =>
          greatest($2, least(${FIRST_PAUSE_SECONDS} * 2 ^ least(pauses, 10), ${MAX_PAUSE_SECONDS}) * (0.8 + random() * 0.4)))
      where id = $1 and (paused_until is null or paused_until <= now())`,
    values: [app.id, atLeast, kind === "app" ? XERO_ERRORS[reason].problem : null],
  });
}

/**
 * After a success, clears a pause that is over and its reason, or one whose reason the success has disproved: that Xero refuses the
 * app. A pause that has begun meanwhile stays.
 */
export async function endPause({ id, problem, pauses }: PausableApp): Promise<void> {
  if (problem === null && pauses === 0) return;
  await pool().query(
    `update apps set pauses = 0, paused_until = null, problem = null
      where id = $1 and (paused_until is null or paused_until <= now() or (problem is not null and pauses = $2))`,
    [id, pauses],
  );
}
