import { spawnSync } from "node:child_process";
import { join } from "node:path";

const ROOT = join(import.meta.dirname, "..");
const CLI = join(ROOT, "node_modules/prisma/build/index.js");

/** Runs one command of Prisma's CLI with our configuration and gives what it printed. */
export function prisma(args: string[], databaseUrl = ""): string {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [CLI, ...args, "--config", "prisma/prisma.config.ts"],
    {
      cwd: ROOT,
      encoding: "utf8",
      env: { ...process.env, DATABASE_URL: databaseUrl, PRISMA_HIDE_UPDATE_MESSAGE: "1", CHECKPOINT_DISABLE: "1" },
    },
  );
  if (status !== 0) throw new Error(`prisma ${args.join(" ")} failed:\n${stdout}${stderr}`);
  return stdout;
}

/** The SQL that is missing between prisma/migrations and prisma/schema.prisma; empty when they agree. */
export function missingMigration(serverUrl: string): string {
  const question = ["--from-migrations", "prisma/migrations", "--to-schema", "prisma/schema.prisma", "--script"];
  const sql = prisma(["migrate", "diff", ...question], serverUrl);
  // The CLI ends well and says nothing when the engine dies under it.
  if (!sql.trim()) throw new Error("prisma migrate diff gave no answer");
  return sql.startsWith("-- This is an empty migration") ? "" : sql;
}
