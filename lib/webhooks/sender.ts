import { setTimeout as sleep } from "node:timers/promises";
import { KeyedLimiter } from "@/lib/queue/limiter";
import { log } from "@/lib/log";
import { type Claim, claimDue, releaseClaims } from "./claim";
import { deliver } from "./deliver";

/** To one origin: what is slow there holds up nobody else, and no receiver is flooded. */
const LIMITS = { atOnce: 8, aSecond: 50 };
/** At the same moment, to all of them. */
const MOST = 128;
const BATCH = 50;
const LOOK_EVERY_MS = 1_000;
/** While there is more to do than an origin's lane lets through. */
const LOOK_AGAIN_MS = 100;

export type Sender = {
  /** Claims no more, finishes what is under way and hands the rest back. */
  stop: () => Promise<void>;
};

/** Sends due deliveries from now on. In every replica: the database hands each delivery to one of them. */
export function startSender(): Sender {
  const lanes = new KeyedLimiter(MOST, LIMITS);
  const stopped = new AbortController();
  const looking = look(lanes, stopped.signal);
  return {
    stop: async () => {
      stopped.abort();
      await looking;
      await lanes.allEnded();
    },
  };
}

async function look(lanes: KeyedLimiter, stopped: AbortSignal): Promise<void> {
  while (!stopped.aborted) {
    if (lanes.free() === 0) await lanes.someEnded();
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
    log.warn(nameOf(error), "the sender will look again");
    return LOOK_EVERY_MS;
  }
}

function begin(claim: Claim, lanes: KeyedLimiter): void {
  lanes.run(claim.origin, () =>
    deliver(claim).catch((error: unknown) =>
      log.warn({ delivery: claim.id, ...nameOf(error) }, "a delivery will be sent again"),
    ),
  );
}

async function pause(ms: number, stopped: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal: stopped, ref: false }).catch(() => undefined); // ended by the signal
}

const nameOf = (error: unknown) => ({ error: error instanceof Error ? error.name : "unknown" });
