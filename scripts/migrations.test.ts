import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { ROOT } from "./root";

const FOLDER = join(ROOT, "prisma/migrations");

/** From version 0.1 to 0.2 a column and a value got other names: servers of 0.1 send no webhooks beside one of 0.2. No such migration may follow. */
const LAST_THAT_RENAMED = "20261129030000_delivery_attempts";

/** What a server of the version before, which still runs, cannot go on with. */
const BREAKS =
  /\brename\s+(column|value|to)\b|\bdrop\s+(column|table)\b|\balter\s+column\s+\S+\s+(set\s+data\s+)?type\b/i;
/** A later version removes what no version that may still run uses. It says which was the last one that did. */
const CONTRACT = /^-- Contract: last used by \d+\.\d+/;

it("servers of the version before go on while a newer one runs: migrations add, and remove only what they say nobody uses", () => {
  const names = readdirSync(FOLDER).filter((name) => /^\d/.test(name) && name > LAST_THAT_RENAMED);
  expect(names.length).toBeGreaterThan(10);
  const breaking = names.filter((name) => {
    const sql = readFileSync(join(FOLDER, name, "migration.sql"), "utf8");
    return BREAKS.test(sql.replaceAll(/--.*/g, "")) && !CONTRACT.test(sql);
  });
  expect(breaking).toEqual([]);
});
