import { setTimeout as sleep } from "node:timers/promises";
import { KeyedLimiter } from "@/lib/queue/limiter";
import { log } from "@/lib/log";
import { type Claim, claimDue, releaseClaims } from "./claim";
import { notifyExpiring } from "./notify-expiring";
import { renewClaimed } from "./renew";
import { stopWaitingForDatabase } from "./save-batch";

/**
 * Of one app. 50 a second are 3,000 a minute: Xero lets an app call its API 10,000 times a minute (xero-protocol B.6) and says
 * nothing of its token address: so less than a third, and the rest is the product's.
 */
const LIMITS = { atOnce: 16, aSecond: 50 };
const BATCH = 50;
const LOOK_EVERY_MS = 1_000;
/** While there is more to do than an app's lane lets through. */
const LOOK_AGAIN_MS = 100;
/** How long what is under way may take when the process has to end: a call to Xero and its saving. */
const FINISH_MS = 12_000;

export type Renewer = {
  /** Claims no more, finishes what is under way and hands the rest back. */
  stop: () => Promise<void>;
};

/** Renews due grants from now on, `most` at the same moment. In every replica: the database hands each grant to one of them. */
export function startRenewer(most: number): Renewer {
  const lanes = new KeyedLimiter(most, LIMITS);
  const stopped = new AbortController();
  const looking = look(lanes, stopped.signal);
  const noticing = notice(stopped.signal);
  return {
    stop: async () => {
      stopped.abort();
      const late = setTimeout(stopWaitingForDatabase, FINISH_MS);
      await Promise.all([looking, noticing]);
      await lanes.allEnded();
      clearTimeout(late);
    },
  };
}

async function look(lanes: KeyedLimiter, stopped: AbortSignal): Promise<void> {
  while (!stopped.aborted) {
    if (lanes.free() < BATCH / 2) await lanes.someEnded();
    else await pause(await takeTurn(lanes, stopped), stopped);
  }
}

/** Claims and begins what there is room for. Gives how long to wait before the next turn, in milliseconds. */
async function takeTurn(lanes: KeyedLimiter, stopped: AbortSignal): Promise<number> {
  try {
    const most = Math.min(BATCH, lanes.free());
    const { capacities, capacityOfOthers } = lanes.capacities();
    const claims = await claimDue(most, capacities, capacityOfOthers);
    if (stopped.aborted) await releaseClaims(claims);
    else for (const claim of claims) begin(claim, lanes);
    if (claims.length === most) return 0;
    const isLaneFull = capacities.some(({ capacity }) => capacity === 0);
    return claims.length > 0 || isLaneFull ? LOOK_AGAIN_MS : LOOK_EVERY_MS * (0.5 + Math.random());
  } catch (error) {
    log.warn(nameOf(error), "the renewer will look again");
    return LOOK_EVERY_MS;
  }
}

function begin(claim: Claim, lanes: KeyedLimiter): void {
  const noteOutcome = lanes.noteOutcome.bind(lanes);
  lanes.run(claim.app.id, () =>
    renewClaimed(claim, { noteOutcome }).catch((error: unknown) =>
      log.warn({ grant: claim.id, ...nameOf(error) }, "a renewal will be tried again"),
    ),
  );
}

async function notice(stopped: AbortSignal): Promise<void> {
  while (!stopped.aborted) {
    const told = await notifyExpiring().catch((error: unknown) => {
      log.warn(nameOf(error), "ends that come near will be told later");
      return 0;
    });
    if (told === 0) await pause(LOOK_EVERY_MS, stopped);
  }
}

async function pause(ms: number, stopped: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal: stopped, ref: false }).catch(() => undefined); // ended by the signal
}

const nameOf = (error: unknown) => ({ error: error instanceof Error ? error.name : "unknown" });
