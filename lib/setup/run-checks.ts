import { setTimeout as sleep } from "node:timers/promises";
import type { Arrival } from "@/lib/client-ip";
import { env, ownSettingProblems, type Settings } from "@/lib/env";
import { errorName, log } from "@/lib/log";
import { appsToCheck } from "./checks/apps";
import { checkAddress } from "./checks/address";
import { checkAppKeys } from "./checks/app-keys";
import { checkCallback } from "./checks/callback";
import { checkCertificate } from "./checks/certificate";
import { checkClock } from "./checks/clock";
import { checkDatabase } from "./checks/database";
import { checkDisk } from "./checks/disk";
import { checkEncryption } from "./checks/encryption";
import { checkMail } from "./checks/mail";
import { checkPlaces } from "./checks/places";
import { checkPooler } from "./checks/pooler";
import { checkProxy } from "./checks/proxy";
import { checkSchema } from "./checks/schema";
import { checkScopes } from "./checks/scopes";
import { checkSettings } from "./checks/settings";
import { checkSingleSignOn } from "./checks/single-sign-on";
import { checkWorker } from "./checks/worker";
import { callWithoutToken, checkXero } from "./checks/xero";
import { checkXeroWebhooks } from "./checks/xero-webhooks";
import { failed, unchecked } from "./checks/finding";
import { type CheckId, type CheckResult, CHECKS, type Finding } from "./view";

/**
 * Whose apps are looked at, null for all; and how the reader's request came, null where there is none. `origin` is what the
 * browser says it has open.
 */
export type Asked = { organizationId: string | null; origin: string | null; arrived: Arrival | null };

type Checks = Record<Exclude<CheckId, "settings" | "database">, () => Finding | Promise<Finding>>;

/** A check that takes longer is given up, and says so. */
const LIMIT_MS = 15_000;

/** Every check, begun at once; each result as a promise, in the order of the page. None rejects. */
export function beginChecks(asked: Asked): Promise<CheckResult>[] {
  const problems = ownSettingProblems();
  const settings = Promise.resolve(checkSettings(problems));
  const database = problems.length > 0 ? WITHOUT_SETTINGS : bounded(checkDatabase);
  const findings: Record<CheckId, Promise<Finding>> = {
    ...(problems.length > 0 ? withoutSettings() : begin(checksOf(asked, env()), database)),
    settings,
    database,
  };
  return CHECKS.map(async ({ id }) => ({ id, ...(await findings[id]) }));
}

const WITHOUT_SETTINGS = Promise.resolve(unchecked("Not checked: correct the settings first."));
const WITHOUT_KEYS = unchecked("Not checked: the encryption keys can’t be used.");
const WITHOUT_DATABASE = unchecked("Not checked: the database can’t be used.");

/** What can be told while the database is away. */
const NEEDS_NO_DATABASE: ReadonlySet<CheckId> = new Set(["address", "proxy", "xero", "mail", "single-sign-on"]);

function checksOf({ organizationId, origin, arrived }: Asked, settings: Settings): Checks {
  const { DATABASE_URL, PUBLIC_URL, TRUSTED_PROXIES } = settings;
  const apps = once(() => appsToCheck(organizationId));
  const call = once(() => callWithoutToken(settings));
  const keys = once(checkEncryption);
  return {
    schema: () => checkSchema(DATABASE_URL),
    pooler: () => checkPooler(DATABASE_URL),
    disk: checkDisk,
    encryption: keys,
    address: () => checkAddress(PUBLIC_URL, origin),
    proxy: () => checkProxy(TRUSTED_PROXIES, arrived),
    callback: async () => checkCallback(await apps()),
    clock: async () => checkClock(await call()),
    xero: async () => checkXero(settings, await call()),
    "app-keys": async () => ((await keys()).state === "failed" ? WITHOUT_KEYS : checkAppKeys(await apps())),
    scopes: async () => checkScopes(await apps()),
    places: async () => checkPlaces(await apps()),
    certificate: async () => checkCertificate(await apps()),
    "xero-webhooks": () => checkXeroWebhooks(organizationId),
    worker: () => checkWorker(settings, organizationId),
    mail: () => checkMail(settings),
    "single-sign-on": () => checkSingleSignOn(settings),
  };
}

function begin(checks: Checks, database: Promise<Finding>): Record<keyof Checks, Promise<Finding>> {
  const entries = Object.entries(checks) as [keyof Checks, Checks[keyof Checks]][];
  return Object.fromEntries(
    entries.map(([id, check]) => [id, NEEDS_NO_DATABASE.has(id) ? bounded(check) : after(database, check)]),
  ) as Record<keyof Checks, Promise<Finding>>;
}

async function after(database: Promise<Finding>, check: () => Finding | Promise<Finding>): Promise<Finding> {
  return (await database).state === "failed" ? WITHOUT_DATABASE : bounded(check);
}

function withoutSettings(): Record<CheckId, Promise<Finding>> {
  return Object.fromEntries(CHECKS.map(({ id }) => [id, WITHOUT_SETTINGS])) as Record<CheckId, Promise<Finding>>;
}

/** What a check finds, or that it took too long or broke: the other checks go on. */
async function bounded(check: () => Finding | Promise<Finding>): Promise<Finding> {
  const ended = new AbortController();
  const late = sleep(LIMIT_MS, failed(`Not answered within ${LIMIT_MS / 1000} seconds.`), {
    ref: false,
    signal: ended.signal,
  });
  try {
    return await Promise.race([check(), late]);
  } catch (error) {
    log.warn({ error: errorName(error) }, "a set-up check failed");
    const code = error instanceof Error && "code" in error ? ` (${String(error.code)})` : "";
    return failed(`The check itself failed${code}. The log of this server has more.`);
  } finally {
    late.catch(() => undefined);
    ended.abort();
  }
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}
