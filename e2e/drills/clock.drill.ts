import { expect, it } from "vitest";
import { drillWorld } from "./support/world";

const world = drillWorld();

it.each(["+10m", "-10m"])(
  "a server whose clock is %s off renews by the database's clock and signs by Xero's",
  async (clock) => {
    await world.seed("oauth2", 30);
    await world.seed("oauth1", 10);
    await world.seed("oauth2", 5);
    await world.database.query(
      "update grants set renew_at = now() + interval '5 min' where app_id = (select max(app_id::text)::uuid from grants where id in (select id from grants order by created_at desc limit 1))",
    );
    await world.replica({ clock });
    await world.untilRenewed(40);
    const lives = await world.database.query<{ seconds: number }>(
      "select distinct round(extract(epoch from expires_at - now()) / 60)::int seconds from grants where version > 1",
    );
    expect(lives).toEqual([{ seconds: 30 }]);
    // Nothing was put off for the clock.
    expect(await world.database.query("select 1 from events where type = 'grant.renewal_failed'")).toEqual([]);
    // What is due in five minutes is not due for being ten minutes ahead.
    expect(await world.outcomes()).toEqual([
      { status: "active", problem: null, renewed: false, count: 5 },
      { status: "active", problem: null, renewed: true, count: 40 },
    ]);
  },
);

it("the database's clock and Xero's are minutes apart: every token is renewed, and works", async () => {
  await world.control().setClock(-240);
  await world.seed("oauth2", 20);
  await world.seed("oauth1", 10);
  await world.replica();
  await world.untilOutcomes([{ status: "active", problem: null, renewed: true, count: 30 }]);
});
