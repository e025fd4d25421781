import { setTimeout as sleep } from "node:timers/promises";
import type { Caller } from "@/lib/caller";
import { pool } from "@/lib/db";
import { XeroError } from "@/lib/xero/errors";
import { claimOne } from "./claim";
import { decryptGrant, GRANT_COLUMNS, type GrantColumns, readSealedGrant } from "./decrypt-grant";
import { renewClaimed } from "./renew";

const READ = `select g.organization_id "organizationId", ${GRANT_COLUMNS}
  from grants g join grant_tokens t on t.grant_id = g.id join apps a on a.id = g.app_id
  where g.id = $1`;

/**
 * A grant as it is stored now, with tokens and app decrypted; no call to Xero. Null when it is gone. Throws DecryptionError.
 */
export async function readGrant(id: string) {
  const { rows } = await pool().query<GrantColumns>({ name: "read_grant", text: READ, values: [id] });
  const grant = rows[0] && readSealedGrant(rows[0]);
  return grant ? { ...grant, ...(await decryptGrant(grant)) } : null;
}

const POLL_INTERVAL_MS = 100;
/** Another process needs no longer for its call to Xero. */
const MAX_WAIT_MS = 12_000;

/**
 * Renews a grant at once, unless that has been done since `version`; waits while another process renews it. The outcome is
 * stored with the grant. With `caller` (a manual renewal) back-off and pauses are ignored.
 */
export async function renewIfUnchanged(id: string, version: number, caller: Caller | null = null): Promise<void> {
  for (const end = performance.now() + MAX_WAIT_MS; performance.now() < end; await sleep(POLL_INTERVAL_MS)) {
    const claim = await claimOne(id, version, caller !== null);
    if (claim) return renewClaimed(claim, { caller, noteOutcome: () => 0 });
    if (!(await isTaken(id, version, caller !== null))) return;
  }
}

/**
 * A grant with tokens that have not expired, renewed when they have. Null when only the customer can bring others. Throws XeroError
 * `unavailable` when the renewal failed, and DecryptionError.
 */
export async function readLiveGrant(id: string) {
  const stored = await readGrant(id);
  if (!stored) return null;
  if (stored.renewable && stored.secondsLeft <= 0) await renewIfUnchanged(id, stored.version);
  const grant = stored.secondsLeft > 0 ? stored : await readGrant(id);
  if (!grant || grant.status === "reconnect" || (grant.secondsLeft <= 0 && !grant.renewable)) return null;
  if (grant.secondsLeft <= 0) throw new XeroError("unavailable");
  return grant;
}

async function isTaken(id: string, version: number, isManual: boolean): Promise<boolean> {
  const { rows } = await pool().query<{ isTaken: boolean }>(
    `select version = $2 and renew_at is not null and status <> 'reconnect' and (claimed_at is not null and renew_at > now()
        or $3 or (status = 'active' or renew_at <= now()) and not exists (select from apps a where a.id = app_id and a.paused_until > now())) "isTaken"
      from grants where id = $1`,
    [id, version, isManual],
  );
  return rows[0]?.isTaken ?? false;
}

/**
 * After Xero refused an organisation, makes its grant of OAuth 2.0 due with a check of its connections: at most every ten
 * minutes, and not while renewals fail, because a refusal has other reasons, too.
 */
export async function checkSoon(id: string): Promise<void> {
  await pool().query(
    `update grants set checked_at = to_timestamp(0), renew_at = least(renew_at, now() - interval '1 ms')
      where id = $1 and renew_at is not null and status = 'active' and claimed_at is null
        and checked_at < now() - interval '10 minutes' and checked_at > to_timestamp(0)`,
    [id],
  );
}
