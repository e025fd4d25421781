import { pool } from "@/lib/db";
import type { TokenSet, XeroApp } from "@/lib/xero/model";
import { protocolOf } from "@/lib/xero/protocol";
import { detectRemovals } from "./detect-removals";
import { checkSoon, readGrant, renewIfUnchanged } from "./renew-now";

type Grant = { id: string; version: number; renewable: boolean; app: XeroApp; tokens: TokenSet };

const CHECK_INTERVAL_MS = 10_000;
const MAX_KNOWN = 1_000;
/** When each grant's connections were last listed by this process, by `performance.now()`. */
const checked = new Map<string, number>();

/**
 * After Xero refused an organisation, asks which connections are left and notes it. A refusal has other reasons, too, so of one
 * grant at most every ten seconds; when Xero does not say, the renewer asks again.
 */
export async function learnRemovals(grant: Grant): Promise<void> {
  if (!protocolOf(grant.app).canListConnections) return;
  const last = checked.get(grant.id);
  if (last !== undefined && performance.now() - last < CHECK_INTERVAL_MS) return;
  if (checked.size >= MAX_KNOWN) checked.clear();
  checked.set(grant.id, performance.now());
  if (!(await detectRemovals(grant, grant.app, grant.tokens))) await checkSoon(grant.id);
}

/** Notes that Xero refused a token that cannot be renewed, once, with an event for each instance on it. */
async function noteRefused({ id, version }: Pick<Grant, "id" | "version">): Promise<void> {
  await pool().query(
    `with refused as (
        update grants set status = 'reconnect', problem = 'token_rejected', notice_at = null
        where id = $1 and version = $2 and renew_at is null and status <> 'reconnect'
        returning id, version
      )
      insert into events (organization_id, instance_id, type, data)
      select i.organization_id, i.id, 'grant.reconnect_needed',
        jsonb_build_object('problem', 'token_rejected', 'version', r.version)
      from refused r join instances i on i.grant_id = r.id`,
    [id, version],
  );
}

/**
 * After Xero refused a token: the grant with a newer one, which is renewed now unless somebody has done that since. Null when there
 * is none; that is noted with the grant.
 */
export async function replaceRefused(grant: Grant) {
  if (!grant.renewable) {
    await noteRefused(grant);
    return null;
  }
  await renewIfUnchanged(grant.id, grant.version);
  const now = await readGrant(grant.id);
  return now && now.version !== grant.version && now.status !== "reconnect" ? now : null;
}
