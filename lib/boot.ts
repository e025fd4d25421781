import { deleteOldAttempts } from "./attempts/store";
import { closeDatabase } from "./db";
import { startDeliveries } from "./webhooks/delivery-queue";
import { deleteOldDeliveries } from "./webhooks/store";
import { env, setNextAuthVariables } from "./env";
import { startRenewals } from "./grants/renewal-queue";
import { log } from "./log";
import { migrate } from "./migrate";
import { recordStatusCounts } from "./overview/record-status-counts";
import { deleteOldSessions } from "./accounts/session-store";
import { finishBeforeExit } from "./signals";
import { installationKey } from "./apps/installation-key";
import { extendChains } from "./audit-log/extend-chain";
import { deleteOldCounts } from "./instances/call-counts";

const FORGET_EVERY_MS = 60_000;
const COUNT_EVERY_MS = 60_000;
const SEAL_EVERY_MS = 5_000;
/** Concurrent renewals; a worker serves no requests besides. */
const RENEWALS_AT_ONCE = { both: 64, worker: 256 };

/** What a server does before its first request: check the settings, migrate, make the installation's key, begin to renew and to deliver. */
export async function boot(): Promise<void> {
  const settings = env();
  setNextAuthVariables();
  const applied = await migrate(settings.DATABASE_URL);
  if (applied.length > 0) log.info({ applied }, "migrated the database");
  await installationKey();
  setInterval(forget, FORGET_EVERY_MS).unref();
  setInterval(countStatuses, COUNT_EVERY_MS).unref();
  setTimeout(sealTrails, SEAL_EVERY_MS).unref();
  if (settings.ROLE === "web") return;
  const renewals = startRenewals(RENEWALS_AT_ONCE[settings.ROLE]);
  const deliveries = startDeliveries();
  finishBeforeExit(async () => {
    await Promise.all([renewals.stop(), deliveries.stop()]);
    await closeDatabase();
  });
}

function forget(): void {
  const stays = (error: Error) => log.warn({ error: error.name }, "what is old stays for another minute");
  deleteOldAttempts().catch(stays);
  deleteOldCounts().catch(stays);
  deleteOldDeliveries().catch(stays);
  deleteOldSessions().catch(stays);
}

function countStatuses(): void {
  recordStatusCounts().catch((error: Error) =>
    log.warn({ error: error.name }, "instances are counted in another minute"),
  );
}

/** One turn after the other, however long one takes. */
function sealTrails(): void {
  extendChains()
    .catch((error: Error) => log.warn({ error: error.name }, "new events are sealed a little later"))
    .finally(() => setTimeout(sealTrails, SEAL_EVERY_MS).unref());
}
