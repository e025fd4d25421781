import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, expect, inject, it } from "vitest";
import pg from "pg";
import { ROOT } from "@/scripts/root";
import { createDatabase, dropDatabase } from "@/scripts/embedded/database";
import { unusableGrants } from "./support/usable";
import { drillWorld } from "./support/world";

const world = drillWorld();
const server = inject("serverUrl");
const RESTORED = `restored_${process.pid}`;
const folder = mkdtempSync(join(tmpdir(), "gangway-restore-"));
const FILE = join(folder, "backup");
const BACKUP_KEY = Buffer.alloc(32, 5).toString("base64");

afterAll(async () => {
  rmSync(folder, { recursive: true });
  await dropDatabase(server, RESTORED);
});

/** One of the operator's commands, with the settings of a server. */
async function command(name: string, databaseUrl: string, ...args: string[]): Promise<string> {
  const env = { ...process.env, BACKUP_KEY, DATABASE_URL: databaseUrl };
  const { stdout } = await promisify(execFile)(process.execPath, ["--import", "tsx", `scripts/${name}.ts`, ...args], {
    cwd: ROOT,
    env,
  });
  return stdout;
}

/** Makes some grants of an app due, all others not, and waits until they are renewed. */
async function renew(appId: string, count: number): Promise<void> {
  const renewed = "select id from grants where version > 1";
  const before = (await world.database.query(renewed)).length;
  await world.database.query(
    "update grants set renew_at = now() where id in (select id from grants where app_id = $1 order by id limit $2)",
    [appId, count],
  );
  await world.untilRenewed(before + count);
}

type Outcome = { key: string; status: string; problem: string | null; count: number };

it("after a restore tokens within Xero's grace live on, the others ask the customer, and the log verifies", async () => {
  const late = await world.seed("oauth2", 12);
  const early = await world.seed("oauth2", 12);
  const idle = await world.seed("oauth2", 6);
  const old = await world.seed("oauth1", 6);
  await world.database.query("update grants set renew_at = now() + interval '20 minutes'");
  expect(await command("backup", world.database.url, FILE)).toContain("36 instances");

  // The tokens rotate on: some of them more than half an hour before the database is lost, some shortly before.
  const replica = await world.replica();
  await renew(late.appId, 12);
  await renew(old.appId, 3);
  await world.control().setClock(2_000);
  await renew(early.appId, 12);
  await replica.kill("SIGTERM");
  const names = await world.database.query<{ id: number; name: string }>("select id, name from instances order by id");
  await world.database.query("truncate instances, grant_tokens, grants cascade");

  const url = await createDatabase(server, RESTORED);
  expect(await command("restore", url, FILE)).toContain("36 Xero tokens are tried");
  const restored = new pg.Client({ connectionString: url });
  await restored.connect();
  const query = async <Row extends pg.QueryResultRow>(sql: string) => (await restored.query<Row>(sql)).rows;
  try {
    expect(await query("select id, name from instances order by id")).toEqual(names);
    await world.replica({ databaseUrl: url });
    await world.until(60_000, async () => (await query("select from grants where status = 'retrying'")).length === 0);
    const outcomes = await query<Outcome>(
      `select a.key, g.status, g.problem, count(*)::int from grants g join apps a on a.id = g.app_id group by 1, 2, 3`,
    );
    const expected: Outcome[] = [
      { key: late.key, status: "reconnect", problem: "restored", count: 12 },
      { key: early.key, status: "active", problem: null, count: 12 },
      { key: idle.key, status: "active", problem: null, count: 6 },
      // Of 1.0a a token that was renewed since is dead at once, and the handle does not renew it; one that was not lives on.
      { key: old.key, status: "reconnect", problem: "restored", count: 3 },
      { key: old.key, status: "active", problem: null, count: 3 },
    ];
    expect(outcomes).toHaveLength(expected.length);
    expect(outcomes).toEqual(expect.arrayContaining(expected));
    const asked = "select from events where type = 'grant.reconnect_needed' and data->>'problem' = 'restored'";
    expect(await query(asked)).toHaveLength(15);
    expect(await unusableGrants({ url, query }, world.control())).toEqual([]);
    await world.until(20_000, async () => (await query("select from events where line is null")).length === 0);
    expect(await command("verify-audit-log", url)).toMatch(/^ok .*\n$/);
    expect(await query("select from events where type = 'organization.restored' and line is not null")).toHaveLength(1);
  } finally {
    await restored.end();
  }
});
