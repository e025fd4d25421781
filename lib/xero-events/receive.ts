import { checkSoon } from "@/lib/grants/renew-now";
import { log } from "@/lib/log";
import { isUuid } from "@/lib/validation";
import { isSignedByXero, readChanges } from "@/lib/xero/webhook";
import { decryptKey } from "./key";
import { findKey, noteRefused, storeChanges } from "./store";

/**
 * Takes a webhook of Xero's for an app. Returns false when its key did not sign it, or there is none. All that it reports is stored
 * when this returns: Xero does not send again what it has an answer to. Throws DecryptionError.
 */
export async function receiveWebhook(
  appId: string,
  read: () => Promise<Uint8Array>,
  signature: string,
): Promise<boolean> {
  const found = isUuid(appId) ? await findKey(appId) : null;
  if (!found) return false;
  const body = await read();
  const app = { id: appId, organizationId: found.organizationId };
  if (!isSignedByXero(body, signature, decryptKey(app, found.keySealed))) {
    await noteRefused(appId);
    return false;
  }
  const { changes, unreadable } = readChanges(body);
  if (unreadable > 0) log.warn({ app: appId, unreadable }, "a webhook of Xero's has events that cannot be read");
  // Xero reports changes of organisations that are connected: one that is marked as removed is again.
  for (const grant of await storeChanges(app, changes, unreadable)) await checkSoon(grant);
  return true;
}
