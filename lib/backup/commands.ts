import { type CheckedBackup, checkBackup, withFile } from "./check-file";
import { requireUsable } from "./requirements";
import { restoreBackup } from "./restore-backup";
import { settleSnapshot } from "./settle-snapshot";
import { writeBackup } from "./write-backup";

const count = (number: number) => number.toLocaleString("en");

function contentsOf({ head, end }: CheckedBackup): string {
  const { rows } = end;
  const total = Object.values(rows).reduce((sum, each) => sum + each, 0);
  const instances = count(rows.instances ?? 0);
  return `of ${head.at}: ${count(total)} rows in ${Object.keys(rows).length} tables, ${instances} instances`;
}

function keysOf({ head }: CheckedBackup): string {
  const ids = head.keys.map(({ id }) => id).join(", ");
  return `Without BACKUP_KEY it can't be opened, and without ENCRYPTION_KEYS (${ids}) no secret in it can be read: keep both, apart from it.`;
}

/** Writes a backup and returns what to tell. */
export async function writeAndDescribe(path: string): Promise<string> {
  const written = await writeBackup(path);
  return `Wrote ${path}, ${count(written.bytes)} bytes, ${contentsOf(written)}.\n${keysOf(written)}`;
}

/** Checks a backup and returns what to tell. Throws one sentence for one that is not whole, or that this installation can't restore. */
export async function verifyBackup(path: string): Promise<string> {
  const checked = await withFile(path, checkBackup);
  requireUsable(checked.head);
  return `${path} is whole, ${contentsOf(checked)}. This installation has the keys for it.`;
}

/** Restores a backup and returns what to tell. */
export async function restoreAndDescribe(path: string, isReplacing: boolean): Promise<string> {
  const restored = await restoreBackup(path, isReplacing);
  return `Restored ${path} ${contentsOf(restored)}.\n${whatFollows(restored.grants, restored.head.at)}`;
}

/** Settles a database that was restored to a time by other means, and returns what to tell. */
export async function settleAndDescribe(time: string): Promise<string> {
  const at = new Date(time);
  if (!(at.getTime() < Date.now()))
    throw new Error("--snapshot takes the time of the snapshot, such as 2026-11-30T05:00:00Z.");
  return `The database is taken as one of ${at.toISOString()}.\n${whatFollows(await settleSnapshot(at.toISOString()), at.toISOString())}`;
}

const whatFollows = (grants: number, at: string) =>
  `Once a server runs, ${count(grants)} Xero tokens are tried. Where Xero has replaced one since, the instance says Reconnect.
What was changed or revoked after ${at} is as it was then: docs/backup.md says what to look at.`;
