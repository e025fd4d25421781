import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensurePostgres, type Postgres } from "../postgres";
import { atEnd } from "../up/shutdown";

const CARELESS = ["fsync=off", "synchronous_commit=off", "full_page_writes=off"];

/** A PostgreSQL for one run: in the temporary folder, not written to disk with care, gone with `stop` or with us. */
export async function throwAwayPostgres(): Promise<Postgres> {
  const folder = mkdtempSync(join(tmpdir(), "gangway-postgres-"));
  const starting = start(folder);
  atEnd(async () => (await starting.catch(() => null))?.stop());
  return starting;
}

async function start(folder: string): Promise<Postgres> {
  const forget = () => rmSync(folder, { recursive: true, force: true });
  process.once("exit", forget);
  const postgres = await ensurePostgres(folder, CARELESS);
  const abandon = () => process.kill(postgres.pid, "SIGQUIT");
  process.prependOnceListener("exit", abandon);
  const stop = async () => {
    process.off("exit", abandon);
    await postgres.stop();
    forget();
  };
  return { ...postgres, stop };
}
