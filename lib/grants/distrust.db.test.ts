import pg from "pg";
import { expect, it } from "vitest";
import { useDatabase } from "@/e2e/support/database";
import { admin, instance } from "@/e2e/support/people";
import { areRenewalsBegun } from "./renewals-begun";
import { distrustGrants } from "./distrust";

const database = useDatabase();

it("tries the token first whose grace ends first, last those for which it may be too late, and none that can't be renewed", async () => {
  const caller = await admin();
  const dueMinutesAgo = [-15, 5, 29, 31, 300];
  for (const minutes of dueMinutesAgo) {
    const { id } = await instance(caller, { protocol: "oauth2" });
    await database.query(
      `update grants set subject = $2, renew_at = now() - make_interval(mins => $3::int), claimed_at = now(), failures = 3
        where id = (select grant_id from instances where id = $1)`,
      [id, String(minutes), minutes],
    );
  }
  await instance(caller, { partner: false });
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  expect(await distrustGrants(client)).toBe(5);
  await client.end();
  const due = await database.query<{ subject: string }>(
    "select subject from grants where renew_at <= now() order by renew_at",
  );
  expect(due.slice(0, 2).map(({ subject }) => subject)).toEqual(["29", "5"]);
  expect(
    due
      .slice(2)
      .map(({ subject }) => subject)
      .toSorted(),
  ).toEqual(["-15", "300", "31"]);
  expect(await areRenewalsBegun(null)).toBe(true);
  const states = "select distinct status, problem, failures, claimed_at from grants order by 1";
  expect(await database.query(states)).toEqual([
    { status: "active", problem: null, failures: 0, claimed_at: null },
    { status: "retrying", problem: "restored", failures: 0, claimed_at: null },
  ]);
});
