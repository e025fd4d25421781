import { deleteOldKeys } from "./api-keys/store";
import { deleteOldIdempotencyKeys } from "./api/idempotency/store";
import { deleteOldAttempts } from "./attempts/store";
import { deleteOldClaims } from "./claims";
import { deleteOldHostChecks } from "./connect/customer/host-check";
import { deleteOldMailCodes } from "./connect/customer/mail-code";
import { closeDatabase } from "./db";
import { startDeliveries } from "./webhooks/delivery-queue";
import { deleteOldDeliveries } from "./webhooks/store";
import { deleteOldChanges } from "./xero-events/store";
import { env, setNextAuthVariables } from "./env";
import { countKeyUses } from "./encryption-keys/count-uses";
import { migrateWithKeys } from "./encryption-keys/migrate-with-keys";
import { startRenewals } from "./grants/renewal-queue";
import { startReminders } from "./reconnects/remind";
import { startRevocations } from "./revocations/revocation-queue";
import { startUpdates } from "./live-updates/streams";
import { log } from "./log";
import { recordStatusCounts } from "./overview/record-status-counts";
import { deleteOldChallenges } from "./accounts/passkeys/store";
import { deleteOldPending } from "./accounts/second-step/pending-store";
import { deleteOldSessions } from "./accounts/session-store";
import { deleteOldRateLimits } from "./rate-limit";
import { finishBeforeExit } from "./signals";
import { exportSpans } from "./tracing/export";
import { installationKey } from "./apps/installation-key";
import { extendChains } from "./audit-log/extend-chain";
import { removeOldEntries } from "./audit-log/remove-old";
import { deleteOldLinks } from "./links/delete-old";
import { deleteOldCounts } from "./instances/call-counts";
import { deleteIdleLanes } from "./queue/rate";

const MINUTE_MS = 60_000;
const CHAIN_EVERY_MS = 5_000;
/** Concurrent renewals; a worker serves no requests besides. */
const RENEWALS_AT_ONCE = { both: 128, worker: 256 };

/**
 * Runs before the first request: checks the settings and keys, migrates, creates the installation's key, starts renewals and deliveries.
 * Waits for a database that is away; what only a person can fix ends the process with one sentence.
 */
export async function boot(): Promise<void> {
  try {
    await start();
  } catch (error) {
    log.fatal(error instanceof Error ? error.message : "Gangway could not start");
    process.exit(1);
  }
}

async function start(): Promise<void> {
  const settings = env();
  setNextAuthVariables();
  const applied = await migrateWithKeys(settings.DATABASE_URL);
  if (applied.length > 0) log.info({ applied }, "migrated the database");
  await installationKey();
  setInterval(cleanUp, MINUTE_MS).unref();
  setInterval(countStatuses, MINUTE_MS).unref();
  setInterval(() => void countUses(), MINUTE_MS).unref();
  setTimeout(chainEvents, CHAIN_EVERY_MS).unref();
  const stopWork = settings.ROLE === "web" ? async () => undefined : startWork(settings.ROLE);
  const updates = settings.ROLE === "worker" ? null : startUpdates();
  finishBeforeExit(() => Promise.all([stopWork(), updates?.stop()]), close);
}

/** Starts what runs in the background. Returns how it is stopped, with what is under way finished. */
function startWork(role: keyof typeof RENEWALS_AT_ONCE): () => Promise<unknown> {
  const renewals = startRenewals(RENEWALS_AT_ONCE[role]);
  const deliveries = startDeliveries();
  const revocations = startRevocations();
  const reminders = startReminders();
  return () => Promise.all([renewals.stop(), deliveries.stop(), revocations.stop(), reminders.stop()]);
}

async function close(): Promise<void> {
  await countUses();
  await closeDatabase();
  await exportSpans();
}

const CLEAN_UPS = [
  deleteIdleLanes,
  deleteOldAttempts,
  deleteOldChallenges,
  deleteOldChanges,
  deleteOldClaims,
  deleteOldCounts,
  deleteOldDeliveries,
  deleteOldHostChecks,
  deleteOldIdempotencyKeys,
  deleteOldKeys,
  deleteOldLinks,
  deleteOldMailCodes,
  deleteOldPending,
  deleteOldRateLimits,
  deleteOldSessions,
  removeOldEntries,
];

const warnOf = (what: string) => (error: Error) => log.warn({ error: error.name }, what);

function cleanUp(): void {
  for (const deleteOld of CLEAN_UPS) deleteOld().catch(warnOf("old rows are deleted a minute later"));
}

function countStatuses(): void {
  recordStatusCounts().catch(warnOf("instances are counted a minute later"));
}

function countUses(): Promise<void> {
  return countKeyUses().catch(warnOf("uses of the encryption key are counted later"));
}

function chainEvents(): void {
  extendChains()
    .catch(warnOf("new events join the audit log's chain a little later"))
    .finally(() => setTimeout(chainEvents, CHAIN_EVERY_MS).unref());
}
