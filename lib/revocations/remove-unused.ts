import { z } from "zod";
import { requireApp } from "@/lib/apps/require-app";
import type { AppRow } from "@/lib/apps/store";
import { recordEvent } from "@/lib/audit-log/record";
import { requireAdminRole, type Caller } from "@/lib/caller";
import { type Db, pool, transaction } from "@/lib/db";
import { parseInput } from "@/lib/validation";
import type { Connected } from "@/lib/xero/protocol";
import { lockConsent, type XeroConsent } from "./consent";
import { endNow } from "./end";
import { findUnused, readUse } from "./unused";

/** In one call; Xero is asked at once for so many. */
const MAX_CONNECTIONS = 4;

const wanted = z.object({
  consent: z.guid({ error: "must be the id of a consent." }),
  connectionIds: z
    .array(z.string().max(100), { error: "must be a list of ids." })
    .min(1, { error: "must not be empty." })
    .max(MAX_CONNECTIONS, { error: `may have ${MAX_CONNECTIONS} ids at most.` }),
});

/** Reads which connections of which consent to remove. Throws `invalid_request`. */
export function readUnwanted(body: Record<string, unknown>): z.output<typeof wanted> {
  return parseInput(wanted, body);
}

/**
 * Ends connections at Xero that nothing of this installation uses; what Xero does not confirm at once is left to the queue. Those in
 * use meanwhile are left alone. Returns the ids of the others. Throws `forbidden` and `not_found`.
 */
export async function removeUnused(
  caller: Caller,
  appId: string,
  { consent: grantId, connectionIds }: z.output<typeof wanted>,
): Promise<string[]> {
  requireAdminRole(caller, "remove connections");
  const app = await requireApp(caller, appId);
  const found = (await isGrantOf(app, grantId)) ? await findUnused(grantId) : null;
  const meant = found?.unused.filter(({ connectionId }) => connectionIds.includes(connectionId)) ?? [];
  if (!found || meant.length === 0) return [];
  const queued = await transaction((tx) => queueUnused(tx, { caller, app, consent: found.consent }, meant));
  await endNow(queued.map(({ id }) => id));
  return queued.map(({ connectionId }) => connectionId);
}

async function isGrantOf({ id }: AppRow, grantId: string): Promise<boolean> {
  const { rowCount } = await pool().query("select from grants where id = $1 and app_id = $2", [grantId, id]);
  return rowCount === 1;
}

type By = { caller: Caller; app: AppRow; consent: XeroConsent };

/** Looks again under the lock of the consent: whoever comes to need it from now on waits for what is being ended. */
async function queueUnused(tx: Db, { caller, app, consent }: By, meant: Connected[]) {
  await lockConsent(tx, consent);
  const { isHeld, used } = await readUse(tx, consent, meant);
  const queued: { id: string; connectionId: string }[] = [];
  for (const { connectionId, name } of meant) {
    if (isHeld || used.has(connectionId)) continue;
    const [row] = await tx.$queryRaw<{ id: string }[]>`
      insert into revocations (organization_id, organisation, client_id, xero_user, connection_id, next_at)
      values (${caller.organizationId}::uuid, ${name}, ${consent.clientId}, ${consent.xeroUser}, ${connectionId}, now() + interval '5 seconds')
      returning id`;
    queued.push({ id: row!.id, connectionId });
    await recordEvent(tx, caller, { type: "connection.removed", data: { app: app.name, organisation: name } });
  }
  return queued;
}
