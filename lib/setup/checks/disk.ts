import { statfs } from "node:fs/promises";
import { pool } from "@/lib/db";
import { isDiskFull } from "@/lib/repeating-pool";
import { failed, ok, unchecked, warning } from "./finding";
import type { Finding } from "@/lib/setup/view";

const LEAST_FREE = 0.05;
const GIGABYTE = 1e9;

/** Whether the database can write a megabyte, and this server has room left. */
export async function checkDisk(): Promise<Finding> {
  const refused = isDiskFull() ? FULL : await writeAndForget();
  if (refused !== null) return refused;
  const { bavail, blocks, bsize } = await statfs(process.cwd());
  const free = `${((bavail * bsize) / GIGABYTE).toFixed(1)} GB`;
  if (bavail < blocks * LEAST_FREE) return warning(`This server's own disk has only ${free} left.`);
  return ok(`The database can write; this server's own disk has ${free} left.`);
}

const FULL = failed(
  "The database can't write: its disk is full. Free or add space there; nothing is renewed until then.",
);

const REFUSALS: Record<string, Finding> = {
  "53100": FULL,
  "25006": failed("The database only reads: DATABASE_URL leads to a standby. Point it to the primary."),
  // May be taken from a user of the database, and Gangway needs none.
  "42501": unchecked("Not checked: the database user may not make temporary tables."),
};

async function writeAndForget(): Promise<Finding | null> {
  const client = await pool().connect();
  try {
    await client.query("begin");
    await client.query(
      "create temp table gangway_probe on commit drop as select repeat('x', 1000) from generate_series(1, 1000)",
    );
    return null;
  } catch (error) {
    const known = REFUSALS[error instanceof Error && "code" in error ? String(error.code) : ""];
    if (!known) throw error;
    return known;
  } finally {
    await client.query("rollback").catch(() => undefined);
    client.release();
  }
}
