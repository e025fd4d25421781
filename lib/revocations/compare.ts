import { requireApp } from "@/lib/apps/require-app";
import { requireAdminRole, type Caller } from "@/lib/caller";
import { pool } from "@/lib/db";
import { isUuid } from "@/lib/validation";
import { protocolOf } from "@/lib/xero/protocol";
import { findUnused } from "./unused";
import type { Comparison } from "./view";

/** Xero users in one call: each takes Xero up to ten seconds, and they are asked at once. */
const PAGE = 4;

/**
 * Compares what Xero has connected to an app with what this installation uses, of some of the app's Xero users: those after `after`.
 * Throws `forbidden` and `not_found`.
 */
export async function compareConnections(caller: Caller, appId: string, after: string): Promise<Comparison> {
  requireAdminRole(caller, "compare connections");
  const app = await requireApp(caller, appId);
  const ids = protocolOf(app).canListConnections ? await listGrantIds(app.id, after) : [];
  const asked = ids.slice(0, PAGE);
  const found = await Promise.all(asked.map(async (id) => ({ id, answer: await findUnused(id) })));
  const answers = found.flatMap(({ answer }) => answer ?? []);
  const unused = found.flatMap(({ id: consent, answer }) =>
    (answer?.unused ?? []).map(({ connectionId, name, createdAt }) => {
      return { connectionId, consent, name, since: createdAt === null ? null : new Date(createdAt).toISOString() };
    }),
  );
  return {
    unused,
    compared: answers.length,
    unread: found.length - answers.length,
    busy: answers.filter(({ isHeld }) => isHeld).length,
    next: ids.length > PAGE ? asked.at(-1)! : null,
  };
}

/** One more than are asked, which tells that there are more. */
async function listGrantIds(appId: string, after: string): Promise<string[]> {
  const { rows } = await pool().query<{ id: string }>(
    "select id from grants where app_id = $1 and ($2::uuid is null or id > $2) order by id limit $3",
    [appId, isUuid(after) ? after : null, PAGE + 1],
  );
  return rows.map(({ id }) => id);
}
