import { z } from "zod";
import { requireAdminRole, type Caller } from "@/lib/caller";
import { transaction } from "@/lib/db";
import { GangwayError } from "@/lib/errors";
import { recordEvent } from "@/lib/audit-log/record";
import type { EventType } from "@/lib/audit-log/event-types";
import { parseInput, text } from "@/lib/validation";
import type { XeroApp } from "@/lib/xero/model";
import { protocolOf } from "@/lib/xero/protocol";
import { signsWithKey } from "@/lib/xero/view";
import { requirePrivateKey } from "./private-key";
import { decryptApp, decryptAppSecret, encryptAppSecrets } from "./credentials";
import { requireApp } from "./require-app";
import { ACCEPTED, type AppChange, type AppRow, updateApp } from "./store";

const newSecret = z.object({ secret: text({ max: 1_000 }) });
const newPrivateKey = z.object({ privateKey: text({ max: 16_000, multiline: true }) });

/**
 * Replaces an app's secret once Xero accepts the new one; until then the old one stays. Throws `invalid_request`, and
 * XeroError.
 */
export async function replaceSecret(caller: Caller, id: string, body: Record<string, unknown>): Promise<void> {
  requireAdminRole(caller, "replace the secret of an app");
  const row = await requireApp(caller, id);
  const { secret } = parseInput(newSecret, body);
  await test({ ...(await decryptApp(row)), secret });
  const { secretSealed } = encryptAppSecrets(row, secret, null);
  await save(caller, row, { secretSealed }, "app.secret_replaced");
}

/** The same for the RSA key of a Partner app of 1.0a: its certificate has to be at Xero already, beside the old one. */
export async function replacePrivateKey(caller: Caller, id: string, body: Record<string, unknown>): Promise<void> {
  requireAdminRole(caller, "replace the private key of an app");
  const row = await requireApp(caller, id);
  if (!signsWithKey(row))
    throw new GangwayError("conflict", "Only Partner apps of OAuth 1.0a sign with a private key.");
  const { key, pem } = requirePrivateKey(parseInput(newPrivateKey, body).privateKey);
  await test({ ...(await decryptApp(row)), privateKey: key });
  const { privateKeySealed } = encryptAppSecrets(row, decryptAppSecret(row), pem);
  await save(caller, row, { privateKeySealed }, "app.key_replaced");
}

const test = (app: XeroApp) => protocolOf(app).testKeys(app);

/** Also ends the app's pause, whose cause was its keys. */
async function save(caller: Caller, row: AppRow, change: AppChange, type: EventType): Promise<void> {
  await transaction(async (tx) => {
    await updateApp(tx, row.id, { ...change, ...ACCEPTED });
    await recordEvent(tx, caller, { type, data: { app: row.name } });
  });
}
