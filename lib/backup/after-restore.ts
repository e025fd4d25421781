import type pg from "pg";
import { distrustGrants } from "@/lib/grants/distrust";
import { readSequences } from "./tables";

/** Numbers that were given out between the backup and the restore are not given out again, up to this many. */
const SEQUENCE_GAP = 1_000_000;

export async function setSequences(client: pg.Client, sequences: Record<string, number>): Promise<void> {
  for (const [name, value] of Object.entries(sequences))
    await client.query("select setval($1::regclass, $2)", [client.escapeIdentifier(name), value + SEQUENCE_GAP]);
}

/** The same for a database that has its sequences. */
export async function leaveGap(client: pg.Client): Promise<void> {
  await setSequences(client, await readSequences(client));
}

/**
 * Notes that the database is as it was `at` a time (ISO 8601): an event for each organization's audit log, whose chain goes on from where
 * it was, and no token is trusted. Returns how many will be tried.
 */
export async function noteRestore(client: pg.Client, at: string): Promise<number> {
  await client.query(
    `insert into events (organization_id, type, data)
      select id, 'organization.restored', jsonb_build_object('backupAt', $1::text) from organizations`,
    [at],
  );
  return distrustGrants(client);
}
