import { randomUUID } from "node:crypto";
import type { Db } from "@/lib/db";
import type { XeroApp } from "@/lib/xero/model";
import { encryptAppSecrets } from "./credentials";
import { createApp, getAppByKey, isAppNameTaken, updateApp } from "./store";

/** Without a name it gets one of its own. */
export type AppToSave = Omit<XeroApp, "privateKey"> & { name: string | null; privateKeyPem: string | null };

/** Who saves it, and for which organization. */
type Owner = { organizationId: string; userId: number };

/**
 * Saves an app that Xero has just accepted, and returns its id. The same key of the same kind is the same app: it gets the
 * secret that works, another private key if one is given, and other scopes if somebody entered it anew, under a name.
 */
export async function saveApp(tx: Db, owner: Owner, app: AppToSave): Promise<string> {
  const { organizationId, userId } = owner;
  const { name, kind, protocol, key, secret, privateKeyPem, callbackUrl, scopes } = app;
  const existing = await getAppByKey(tx, { organizationId, protocol, kind, key });
  if (existing) {
    const { secretSealed, privateKeySealed } = encryptAppSecrets(existing, secret, privateKeyPem);
    const more = { ...(privateKeySealed && { privateKeySealed }), ...(name && { name, scopes }) };
    await updateApp(tx, existing.id, { secretSealed, problem: null, ...more });
    return existing.id;
  }
  const row = { id: randomUUID(), organizationId, kind, protocol, key, callbackUrl, scopes, createdById: userId };
  const sealed = encryptAppSecrets(row, secret, privateKeyPem);
  await createApp(tx, { ...row, ...sealed, name: name ?? (await freeName(tx, organizationId, app)) });
  return row.id;
}

async function freeName(tx: Db, organizationId: string, { kind, key }: AppToSave): Promise<string> {
  const title = kind === "partner" ? "Partner app" : "Public app";
  const short = `${title} ${key.slice(0, 6)}`;
  return (await isAppNameTaken(tx, organizationId, short)) ? `${title} ${key}` : short;
}
