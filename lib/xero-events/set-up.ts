import { z } from "zod";
import type { AppRow } from "@/lib/apps/store";
import { requireApp } from "@/lib/apps/require-app";
import { recordEvent } from "@/lib/audit-log/record";
import { requireAdminRole, type Caller } from "@/lib/caller";
import { transaction } from "@/lib/db";
import { env } from "@/lib/env";
import { GangwayError } from "@/lib/errors";
import { parseInput, refineText, text } from "@/lib/validation";
import { protocolOf } from "@/lib/xero/protocol";
import { encryptKey } from "./key";
import { stateOf } from "./state";
import { deleteKey, findWebhook, saveKey } from "./store";
import type { XeroWebhookView } from "./view";

const blanks = (key: string) => (/\s/.test(key) ? "must not contain blanks. Copy it from Xero again." : null);
const newKey = z.object({
  key: text({ label: "Webhooks key", max: 500 }).superRefine(refineText(blanks, "Webhooks key")),
});

/** How an app gets webhooks from Xero. Throws `forbidden`, `not_found`, and `conflict` for an app of OAuth 1.0a. */
export async function getXeroWebhook(caller: Caller, id: string): Promise<XeroWebhookView> {
  await requireReceivingApp(caller, id);
  const row = await findWebhook(id);
  const url = `${env().PUBLIC_URL}/elements/api-v2/xero-webhooks/${id}`;
  return { url, receiver: row && present(row) };
}

/** Saves the key that Xero shows for the app's webhook, in place of another one. Throws `invalid_request` besides. */
export async function saveWebhookKey(caller: Caller, id: string, body: Record<string, unknown>): Promise<void> {
  const app = await requireReceivingApp(caller, id);
  const { key } = parseInput(newKey, body);
  await transaction(async (tx) => {
    await saveKey(tx, id, encryptKey(app, key));
    await recordEvent(tx, caller, { type: "app.webhook_key_saved", data: { app: app.name } });
  });
}

/** Removes the key: from then on everything is refused. Throws as `getXeroWebhook`. */
export async function removeWebhookKey(caller: Caller, id: string): Promise<void> {
  const app = await requireReceivingApp(caller, id);
  await transaction(async (tx) => {
    if (await deleteKey(tx, id))
      await recordEvent(tx, caller, { type: "app.webhook_key_removed", data: { app: app.name } });
  });
}

async function requireReceivingApp(caller: Caller, id: string): Promise<AppRow> {
  requireAdminRole(caller, "set up webhooks from Xero");
  const app = await requireApp(caller, id);
  if (!protocolOf(app).sendsWebhooks)
    throw new GangwayError("conflict", "Xero sends webhooks for apps of OAuth 2.0 only.");
  return app;
}

type Row = NonNullable<Awaited<ReturnType<typeof findWebhook>>>;

function present({ createdAt, receivedAt, refusedAt, dropped }: Row): XeroWebhookView["receiver"] {
  const times = { receivedAt: receivedAt?.toISOString() ?? null, refusedAt: refusedAt?.toISOString() ?? null };
  return { state: stateOf({ receivedAt, refusedAt }), savedAt: createdAt.toISOString(), dropped, ...times };
}
