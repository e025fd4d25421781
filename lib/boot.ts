import { forgetOldAttempts } from "./attempts/store";
import { env, setNextAuthVariables } from "./env";
import { startRenewer } from "./grants/renewer";
import { log } from "./log";
import { migrate } from "./migrate";
import { forgetOldSessions } from "./sessions/store";
import { installationKey } from "./signing-keys/installation-key";

const FORGET_EVERY_MS = 60_000;

/** What a server does before its first request: check the settings, migrate, make the installation's key. */
export async function boot(): Promise<void> {
  const settings = env();
  setNextAuthVariables();
  const applied = await migrate(settings.DATABASE_URL);
  if (applied.length > 0) log.info({ applied }, "migrated the database");
  await installationKey();
  setInterval(forget, FORGET_EVERY_MS).unref();
  startRenewer();
}

function forget(): void {
  const stays = (what: string) => (error: Error) =>
    log.warn({ error: error.name }, `old ${what} stay for another minute`);
  forgetOldAttempts().catch(stays("attempts"));
  forgetOldSessions().catch(stays("sessions"));
}
