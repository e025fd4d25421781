import { open, rename, rm, stat } from "node:fs/promises";
import pg from "pg";
import { env } from "@/lib/env";
import { refuseNewerDatabase } from "@/lib/migrate";
import { backupKey } from "./backup-key";
import { type CheckedBackup, checkBackup, withFile } from "./check-file";
import { sealChunks } from "./chunks";
import { packRecords } from "./records";
import { readDatabase } from "./read-database";

/** Writes a backup of the database to a new file, for its owner only, and reads it back. Under its name there never is half of one. */
export async function writeBackup(path: string): Promise<CheckedBackup & { bytes: number }> {
  const key = backupKey();
  if (await isThere(path)) throw new Error(`${path} is there already: name a new file.`);
  const { DATABASE_URL: url } = env();
  await refuseNewerDatabase(url);
  const unfinished = `${path}.unfinished`;
  try {
    await writeTo(unfinished, url, key);
    const checked = await withFile(unfinished, checkBackup);
    await rename(unfinished, path);
    return { ...checked, bytes: (await stat(path)).size };
  } finally {
    await rm(unfinished, { force: true });
  }
}

async function writeTo(path: string, url: string, key: Buffer): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await rm(path, { force: true });
  const file = await open(path, "wx", 0o600);
  try {
    await client.connect();
    for await (const bytes of sealChunks(key, packRecords(readDatabase(client)))) await file.appendFile(bytes);
    await file.sync();
  } finally {
    await client.end();
    await file.close();
  }
}

const isThere = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  );
