import { expect, it } from "vitest";
import { useDatabase } from "@/e2e/support/database";
import { admin, instance } from "@/e2e/support/people";
import { deleteOldAttempts } from "@/lib/attempts/store";
import { deleteOldDeliveries } from "@/lib/webhooks/store";
import { deleteOldLinks } from "./delete-old";

process.env.KEEP_LINKS_DAYS = "100";
process.env.KEEP_ATTEMPTS_DAYS = "50";
process.env.KEEP_DELIVERIES_DAYS = "3";

const database = useDatabase();

it("old links go, but not those that say whose an instance is and where its customer is mailed", async () => {
  const caller = await admin();
  const { id: instanceId } = await instance(caller);
  const link = (name: string, { days = 101, email = null as string | null, reconnects = false } = {}) =>
    database.query(
      `insert into links (id, organization_id, name, token_hash, expires_at, created_at, email, instance_id)
        values (gen_random_uuid(), $1, $2, decode(md5($2), 'hex'), now() - make_interval(days => $3),
          now() - make_interval(days => $3), $4, $5)`,
      [caller.organizationId, name, days, email, reconnects ? instanceId : null],
    );
  await link("unused");
  await link("young", { days: 99 });
  await link("made it");
  await link("newest address", { email: "a@x.example", reconnects: true });
  await link("older address", { days: 150, email: "b@x.example", reconnects: true });
  await link("without address", { reconnects: true });
  await database.query("update instances set link_id = (select id from links where name = 'made it')");
  await deleteOldLinks();
  const left = await database.query<{ name: string }>("select name from links order by name");
  expect(left.map(({ name }) => name)).toEqual(["made it", "newest address", "young"]);
});

it("old attempts go, and more of them than one batch has", async () => {
  const { organizationId } = await admin();
  const attempt = `insert into attempts (id, organization_id, kind, protocol, expires_at)
    select gen_random_uuid(), $1, 'public', 'oauth2', now() - make_interval(days => $2) from generate_series(1, $3)`;
  await database.query(attempt, [organizationId, 51, 2_100]);
  await database.query(attempt, [organizationId, 49, 3]);
  await deleteOldAttempts();
  expect(await database.query("select count(*)::int from attempts")).toEqual([{ count: 3 }]);
});

it("deliveries go after their own time, which waiting ones never reach", async () => {
  const { organizationId } = await admin();
  await database.query(
    "insert into events (organization_id, type, instance_id) select $1, 'grant.expired', 1 from generate_series(1, 3)",
    [organizationId],
  );
  await database.query(
    `insert into deliveries (event_id, instance_id, url, origin, noted_at, next_at)
      select id, 1, 'u', 'o', now() - make_interval(days => (array[2, 4, 4])[n::int]), case n when 3 then now() end
      from (select id, row_number() over (order by id) n from events where type = 'grant.expired') e`,
  );
  await deleteOldDeliveries();
  expect(await database.query("select count(*)::int from deliveries")).toEqual([{ count: 2 }]);
});
