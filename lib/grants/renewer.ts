import { log } from "@/lib/log";
import { renewClaimed } from "./renew";
import { claimGrants } from "./store";

const LOOK_EVERY_MS = 5_000;
const BATCH = 50;
const AT_ONCE = 8;

/** Renews due grants from now on, in every replica; the database hands each grant to one of them. */
export function startRenewer(): void {
  setTimeout(() => void turn(), LOOK_EVERY_MS).unref();
}

async function turn(): Promise<void> {
  try {
    await renewDue();
  } catch (error) {
    log.warn({ error: error instanceof Error ? error.name : "unknown" }, "the renewer will look again");
  }
  startRenewer();
}

/** Claims and renews what is due, once. Gives how many grants it took. */
export async function renewDue(): Promise<number> {
  const claimed = await claimGrants(BATCH);
  const queue = [...claimed];
  const work = async () => {
    for (let grant = queue.pop(); grant; grant = queue.pop()) {
      const { id } = grant;
      await renewClaimed(grant).catch((error: Error) =>
        log.warn({ grant: id, error: error.name }, "a renewal will be tried again"),
      );
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return claimed.length;
}
