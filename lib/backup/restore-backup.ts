import pg from "pg";
import { env } from "@/lib/env";
import { lockMigrations, migrateWithin } from "@/lib/migrate";
import { noteRestore, setSequences } from "./after-restore";
import { type CheckedBackup, checkBackup, readRecords, withFile } from "./check-file";
import { loadRows, requireCounts, withoutTriggers } from "./load";
import { requireUsable } from "./requirements";
import { prepareTarget } from "./target";

export type Restored = CheckedBackup & { grants: number };

/**
 * Restores a backup into the empty database of DATABASE_URL; with `isReplacing` into Gangway's own, which loses all it has. The file is
 * read to its end before anything is written, and everything is written in one transaction: when it fails nothing is changed.
 */
export function restoreBackup(path: string, isReplacing: boolean): Promise<Restored> {
  return withFile(path, async (file) => {
    const checked = await checkBackup(file);
    requireUsable(checked.head);
    const client = new pg.Client({ connectionString: env().DATABASE_URL });
    await client.connect();
    try {
      await client.query("begin");
      await client.query("set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0");
      await lockMigrations(client);
      await prepareTarget(client, isReplacing);
      // Of the version that the backup is of, then of this one: a migration may change rows.
      await migrateWithin(
        client,
        checked.head.migrations.map(({ name }) => name),
      );
      await withoutTriggers(client, async () => {
        await loadRows(client, readRecords(file));
        await requireCounts(client, checked.end.rows);
      });
      await migrateWithin(client);
      await setSequences(client, checked.end.sequences);
      const grants = await noteRestore(client, checked.head.at);
      await client.query("commit");
      return { ...checked, grants };
    } finally {
      // Closing the connection rolls back what was not committed.
      await client.end();
    }
  });
}
