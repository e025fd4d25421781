import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { useDatabase } from "@/e2e/support/database";
import { pgBouncerVersion, startPooler } from "@/e2e/support/pooler";
import { createDatabase, dropDatabase } from "@/scripts/embedded/database";
import { migrate } from "./migrate";
import { migrateWhenReachable } from "./migrate-when-reachable";
import { REFUSAL, requirePreparedStatements } from "./require-prepared";

const database = useDatabase();
const name = `pooled_${randomUUID()}`;

it("PostgreSQL itself keeps prepared statements", async () => {
  await requirePreparedStatements(database.url);
});

describe.skipIf(pgBouncerVersion() === null)("a pooler in transaction mode", () => {
  let pooler: Awaited<ReturnType<typeof startPooler>>;
  beforeAll(async () => {
    pooler = await startPooler(await createDatabase(database.url, name));
  });
  afterAll(async () => {
    await pooler.stop();
    await dropDatabase(database.url, name);
  });

  it("has each migration applied once by servers that start at the same moment, and keeps no lock", async () => {
    const applied = await Promise.all([1, 2, 3].map(() => migrate(pooler.url)));
    expect(new Set(applied.flat()).size).toBe(applied.flat().length);
    expect(await migrate(pooler.url)).toEqual([]);
    const client = new pg.Client({ connectionString: pooler.url });
    await client.connect();
    const { rows } = await client.query("select count(*)::int count from pg_locks where locktype = 'advisory'");
    expect(rows).toEqual([{ count: 0 }]);
    await client.end();
  });

  it("works when it keeps track of prepared statements, else the server does not start", async () => {
    const started = migrateWhenReachable(pooler.url, async () => undefined);
    if (pooler.keepsPrepared) expect(await started).toEqual([]);
    else await expect(started).rejects.toThrow(REFUSAL);
  });
});
