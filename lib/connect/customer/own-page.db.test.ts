import { beforeAll, describe, expect, it } from "vitest";
import { connectedByCustomer, cookieJar } from "@/e2e/support/customers";
import { useDatabase } from "@/e2e/support/database";
import { admin } from "@/e2e/support/people";
import type { UserCaller } from "@/lib/caller";
import { findCustomer, ownActor } from "./own";
import { disconnectPage, ownPage, ownRecord } from "./own-page";
import { happeningOf } from "./happenings";

const DAY = 24 * 60 * 60_000;
const database = useDatabase();
let caller: UserCaller;
beforeAll(async () => {
  caller = await admin();
});

type Connected = Awaited<ReturnType<typeof connectedByCustomer>>;

/** A customer whose browser has the cookies of these links. */
async function customerOf(...connected: Connected[]) {
  const jar = cookieJar();
  for (const { linkId, token, visitor } of connected) jar.keep(`gangway-link-${linkId}=${token}.${visitor}; Path=/`);
  const cookies = { names: jar.all().map(({ name }) => name), cookieOf: jar.cookieOf };
  return (await findCustomer(caller.organizationId, cookies, "203.0.113.7"))!;
}

const connect = (name: string) => connectedByCustomer(database, caller, { name });
const HOST = {
  name: "Lantern",
  shortName: "Lantern",
  logoUrl: null,
  accentUrl: null,
  reasons: {},
  supportEmail: null,
  privacyUrl: null,
  termsUrl: null,
};
const WITHOUT_SCOPES = {
  areas: ["invoices", "payments", "bank", "journals", "contacts", "reports", "attachments", "settings"],
  canWrite: true,
};

describe("the customer's own page", () => {
  it("shows a connection with its last use, and for 8 days as new", async () => {
    const one = await connect("Bakery");
    const customer = await customerOf(one);
    const [row] = await database.query<{ created_at: Date }>("select created_at from instances where id = $1", [
      one.id,
    ]);
    const since = row!.created_at;
    const connection = { id: one.id, name: "Bakery Limited", status: "connected", access: WITHOUT_SCOPES };
    const [event] = await database.query<{ id: string; created_at: Date }>(
      "select id, created_at from events where instance_id = $1 and type = 'instance.connected'",
      [one.id],
    );
    const happening = {
      id: event!.id,
      at: event!.created_at.toISOString(),
      what: "connected",
      business: "Bakery Limited",
    };
    expect(await ownPage(customer)).toEqual({
      hostId: caller.organizationId,
      host: HOST,
      connections: [{ ...connection, lastUseAt: null, since: since.toISOString(), isNew: true }],
      happenings: [happening],
    });
    expect(await ownRecord(customer)).toEqual([happening]);
    const hour = new Date(Math.floor(Date.now() / 3_600_000) * 3_600_000);
    await database.query("insert into call_counts (instance_id, hour, calls, errors) values ($1, $2, 3, 0)", [
      one.id,
      hour,
    ]);
    for (const [days, isNew] of [
      [7.9, true],
      [8.1, false],
    ] as const) {
      const createdAt = new Date(Date.now() - days * DAY);
      await database.query("update instances set created_at = $2 where id = $1", [one.id, createdAt]);
      const shown = { ...connection, lastUseAt: hour.toISOString(), since: createdAt.toISOString(), isNew };
      expect((await ownPage(customer)).connections).toEqual([shown]);
    }
  });

  it("shows first what has to be connected again, then what the host has paused", async () => {
    const names = ["Connected", "Paused", "Broken", "Expired", "Expiring", "Retrying"];
    const all: Connected[] = [];
    for (const name of names) all.push(await connect(name));
    // Each on a grant of its own, since they have no organisation in common.
    const setGrant = (index: number, columns: string) =>
      database.query(`update grants set ${columns} where id = (select grant_id from instances where id = $1)`, [
        all[index]!.id,
      ]);
    await database.query("update instances set disabled_at = now() where id = $1", [all[1]!.id]);
    await setGrant(2, "status = 'reconnect'");
    await setGrant(3, "renew_at = null, expires_at = now() - interval '1 minute'");
    await setGrant(4, "renew_at = null, expires_at = now() + interval '1 minute'");
    await setGrant(5, "status = 'retrying', expires_at = now() + interval '1 hour'");
    const { connections } = await ownPage(await customerOf(...all));
    expect(connections.map(({ name, status }) => `${name}: ${status}`)).toEqual([
      "Broken Limited: reconnect",
      "Expired Limited: reconnect",
      "Expiring Limited: reconnect",
      "Paused Limited: paused",
      "Connected Limited: connected",
      "Retrying Limited: connected",
    ]);
  });

  it("tells the 40 newest happenings, and nothing of the host's own affairs", async () => {
    const one = await connect("Busy");
    await database.query("alter table events disable trigger user");
    await database.query(
      `insert into events (organization_id, instance_id, type, actor, data) select $1, $2, 'instance.enabled', 'admin', '{}' from generate_series(1, 41)`,
      [caller.organizationId, one.id],
    );
    await database.query(
      `insert into events (organization_id, instance_id, type, actor, data) values ($1, $2, 'grant.renewed', 'x', '{}')`,
      [caller.organizationId, one.id],
    );
    await database.query("alter table events enable trigger user");
    const customer = await customerOf(one);
    const words = (await ownPage(customer)).happenings.map(({ what }) => what);
    expect([words.length, new Set(words)]).toEqual([39, new Set(["resumed"])]);
    const record = (await ownRecord(customer)).map(({ what }) => what);
    expect([record.length, record.at(-1)]).toEqual([42, "connected"]);
    expect(happeningOf("grant.renewed")).toBeNull();
    expect(happeningOf("grant.expired")).toBe("stopped");
  });
});

it("ending a connection is asked with its name, and how many are left without it", async () => {
  const [one, two, stranger] = [await connect("One"), await connect("Two"), await connect("Stranger")];
  const customer = await customerOf(one, two);
  const page = { hostId: caller.organizationId, host: HOST, id: two.id, name: "Two Limited", others: 1 };
  expect(await disconnectPage(customer, two.id)).toEqual(page);
  expect(await disconnectPage(customer, stranger.id)).toBeNull();
  expect(await disconnectPage(await customerOf(one), one.id)).toMatchObject({ others: 0 });
});

it("the audit log names a customer by the link, else by the address that is proved", async () => {
  const customer = await customerOf(await connect("Named"));
  const { organizationId } = caller;
  expect(ownActor(customer)).toMatchObject({ organizationId, userId: null, name: "Named (link)" });
  const byMail = { ...customer, visitors: [], email: "office@bakery.example" };
  const actor = { organizationId, userId: null, address: "203.0.113.7" };
  expect(ownActor(byMail)).toEqual({ ...actor, name: "office@bakery.example" });
  expect(ownActor({ ...byMail, email: null })).toEqual({ ...actor, name: "" });
});
