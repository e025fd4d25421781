import type { Caller } from "@/lib/caller";
import { beforeAll, describe, expect, it } from "vitest";
import { useDatabase } from "@/e2e/support/database";
import { dueGrants } from "@/e2e/support/due-grants";
import { admin } from "@/e2e/support/people";
import { connected, useSimulator } from "@/e2e/support/simulated-xero";
import { getInstanceDetails } from "@/lib/instances/details";
import { notifyExpiring } from "./notify-expiring";

const database = useDatabase();
const simulator = useSimulator();
let adminCaller: Caller;
beforeAll(async () => {
  adminCaller = await admin();
});

const { eventsOf } = dueGrants(database, () => simulator.control());

describe("a token that cannot be renewed", () => {
  it("is notified of before its end and at its end, once each", async () => {
    const app = await simulator.control().createApp("public");
    const id = await connected(simulator.control(), adminCaller, app);
    const passes = (minutes: number) =>
      database.query(
        `update grants g set expires_at = expires_at - $2 * interval '1 min', notice_at = notice_at - $2 * interval '1 min'
          from instances i where i.grant_id = g.id and i.id = $1`,
        [id, minutes],
      );
    expect(await notifyExpiring()).toBe(0);
    await passes(21);
    await Promise.all([notifyExpiring(), notifyExpiring()]);
    expect(await eventsOf(id)).toEqual(["instance.connected", "grant.expiring"]);
    await passes(10);
    await Promise.all([notifyExpiring(), notifyExpiring()]);
    expect(await notifyExpiring()).toBe(0);
    expect(await eventsOf(id)).toEqual(["instance.connected", "grant.expiring", "grant.expired"]);
    expect(await getInstanceDetails(adminCaller, id)).toMatchObject({ status: "expired" });
  });
});
