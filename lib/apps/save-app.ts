import { randomUUID } from "node:crypto";
import { type Actor, recordEvent } from "@/lib/audit-log/record";
import type { EventType } from "@/lib/audit-log/event-types";
import type { Caller } from "@/lib/caller";
import type { Db } from "@/lib/db";
import type { AppKind, XeroApp } from "@/lib/xero/model";
import { encryptAppSecrets, hasSecret } from "./credentials";
import { editApp } from "./edit-app";
import { ACCEPTED, type AppRow, createApp, getAppByKey, isAppNameTaken, updateApp } from "./store";

/** Without a name it gets one of its own. */
export type AppToSave = Omit<XeroApp, "privateKey"> & { name: string | null; privateKeyPem: string | null };

/** Who saves it: a user, or a customer, who has no role. */
export type AppSaver = Caller | (Actor & { role?: undefined });

/**
 * Saves an app whose keys Xero has just accepted, and returns its id. The same key of the same kind is the same app. What is
 * saved of it only an admin changes, and each change is an event: a member's consent leaves it as it is.
 */
export async function saveApp(tx: Db, caller: AppSaver, app: AppToSave): Promise<string> {
  const { organizationId, userId } = caller;
  const { name, kind, protocol, key, secret, privateKeyPem, callbackUrl, scopes } = app;
  const existing = await getAppByKey(tx, { organizationId, protocol, kind, key });
  if (existing) {
    if (caller.role === "admin") await changeApp(tx, caller, existing, app);
    if (existing.problem !== null) await updateApp(tx, existing.id, ACCEPTED);
    return existing.id;
  }
  const row = { id: randomUUID(), organizationId, kind, protocol, key, callbackUrl, scopes, createdById: userId };
  const saved = { ...row, ...encryptAppSecrets(row, secret, privateKeyPem) };
  const ownName = name ?? (await freeName(tx, organizationId, app));
  await createApp(tx, { ...saved, name: ownName });
  await recordEvent(tx, caller, { type: "app.saved", data: { app: ownName } });
  return row.id;
}

/** Name and scopes change only where somebody entered them, with a name. */
async function changeApp(tx: Db, caller: Caller, existing: AppRow, app: AppToSave): Promise<void> {
  const { name, secret, privateKeyPem, scopes } = app;
  const sealed = encryptAppSecrets(existing, secret, privateKeyPem);
  const changes: { type: EventType; columns: Parameters<typeof updateApp>[2] | false | null }[] = [
    { type: "app.secret_replaced", columns: !hasSecret(existing, secret) && { secretSealed: sealed.secretSealed } },
    { type: "app.key_replaced", columns: sealed.privateKeySealed && { privateKeySealed: sealed.privateKeySealed } },
  ];
  for (const { type, columns } of changes) {
    if (!columns) continue;
    await updateApp(tx, existing.id, columns);
    await recordEvent(tx, caller, { type, data: { app: name ?? existing.name } });
  }
  if (name !== null) await editApp(tx, caller, existing, { name, scopes });
}

const TITLES: Record<AppKind, string> = {
  partner: "Partner app",
  public: "Public app",
  custom: "Custom connection",
};

async function freeName(tx: Db, organizationId: string, { kind, key }: AppToSave): Promise<string> {
  const title = TITLES[kind];
  const short = `${title} ${key.slice(0, 6)}`;
  return (await isAppNameTaken(tx, organizationId, short)) ? `${title} ${key}` : short;
}
