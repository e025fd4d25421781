import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensurePostgres, type Postgres } from "../postgres";

/** A PostgreSQL for one run: in the temporary folder, not written to disk with care, gone with `stop`. */
export async function throwAwayPostgres(): Promise<Postgres> {
  const folder = mkdtempSync(join(tmpdir(), "gangway-postgres-"));
  const forget = () => rmSync(folder, { recursive: true, force: true });
  try {
    const postgres = await ensurePostgres(folder, ["fsync=off", "synchronous_commit=off", "full_page_writes=off"]);
    return { ...postgres, stop: () => postgres.stop().then(forget) };
  } catch (error) {
    forget();
    throw error;
  }
}
