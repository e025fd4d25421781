import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { useDatabase } from "@/e2e/support/database";
import { admin, instance } from "@/e2e/support/people";

const database = useDatabase();
const MIGRATION = "prisma/migrations/20261129140000_revocations/migration.sql";

it("merges apps of one client id that were saved as Partner and as Public, with their grants", async () => {
  const caller = await admin();
  await instance(caller, { key: "ONE", organisation: "shared", minutesLeft: 20 });
  await instance(caller, { key: "TWO", organisation: "shared", partner: false, minutesLeft: 30 });
  await instance(caller, { key: "TWO", organisation: "own", partner: false });
  await database.query("drop index apps_client_id_key");
  await database.query("update apps set protocol = 'oauth2', key = 'SAME'");
  const merge = readFileSync(MIGRATION, "utf8").split("-- A client id of OAuth 2.0 is one app")[1]!;
  await database.query(`begin; --${merge}; commit`);
  const apps = await database.query("select kind::text, instance_count from apps");
  expect(apps).toEqual([{ kind: "public", instance_count: 3 }]);
  const grants = await database.query(
    `select g.subject, count(*)::int, bool_and(i.app_id = g.app_id and g.expires_at > now() + interval '25 minutes') "isNewer"
      from grants g join instances i on i.grant_id = g.id group by g.id order by 1`,
  );
  expect(grants).toEqual([
    { subject: "own", count: 1, isNewer: true },
    { subject: "shared", count: 2, isNewer: true },
  ]);
});
