// npm run db:migration -- NAME: writes the migration that prisma/schema.prisma needs, worked out on a throw-away database.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { throwAwayPostgres } from "./embedded/throw-away";
import { missingMigration, prisma } from "./prisma";

const FOLDER = join(import.meta.dirname, "../prisma/migrations");

const name = process.argv[2] ?? "";
if (!/^[a-z][a-z0-9_]*$/.test(name)) {
  console.error("Usage: npm run db:migration -- NAME     NAME in lower case with underscores, such as add_links");
  process.exit(1);
}

mkdirSync(FOLDER, { recursive: true });
const postgres = await throwAwayPostgres();
try {
  const sql = missingMigration(postgres.url);
  if (sql) writeMigration(sql);
  else console.log("prisma/schema.prisma and prisma/migrations agree: nothing to write");
} finally {
  await postgres.stop();
}
prisma(["generate"]);

function writeMigration(sql: string): void {
  const stamp = new Date().toISOString().replaceAll(/\D/g, "").slice(0, 14);
  const folder = join(FOLDER, `${stamp}_${name}`);
  mkdirSync(folder);
  writeFileSync(join(folder, "migration.sql"), sql);
  console.log(`Wrote prisma/migrations/${stamp}_${name}/migration.sql: read it before you commit it`);
}
