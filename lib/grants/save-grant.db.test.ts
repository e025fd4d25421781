import type { Caller } from "@/lib/caller";
import { beforeAll, describe, expect, it } from "vitest";
import { useDatabase } from "@/e2e/support/database";
import { admin, instance } from "@/e2e/support/people";
import { disconnectInstance } from "@/lib/instances/disconnect";

const database = useDatabase();
let adminCaller: Caller;
beforeAll(async () => {
  adminCaller = await admin();
});

const grants = (subject: string) =>
  database.query<{ id: string; version: number }>("select id, version from grants where subject = $1", [subject]);

/** How often an instance was told that another consent has replaced its tokens. */
const consentsOf = async (id: number) =>
  (await database.query("select 1 from events where instance_id = $1 and type = 'grant.consented'", [id])).length;

describe("one live token per app and organisation", () => {
  it("is one grant: a second consent replaces its tokens, and both instances live on it", async () => {
    const [first, second] = [
      await instance(adminCaller, { organisation: "org" }),
      await instance(adminCaller, { organisation: "org" }),
    ];
    expect(await grants("org")).toMatchObject([{ version: 2 }]);
    expect([await consentsOf(first.id), await consentsOf(second.id)]).toEqual([1, 0]);
    expect(first.token).not.toBe(second.token);
    await disconnectInstance(adminCaller, first.id);
    expect(await grants("org")).toHaveLength(1);
    await disconnectInstance(adminCaller, second.id);
    expect(await grants("org")).toHaveLength(0);
  });

  it("holds when two consents arrive at once", async () => {
    await Promise.all(Array.from({ length: 4 }, () => instance(adminCaller, { organisation: "race", key: "NEW KEY" })));
    const [grant, ...others] = await grants("race");
    expect(others).toEqual([]);
    expect(await database.query("select 1 from instances where grant_id = $1", [grant!.id])).toHaveLength(4);
    expect(await database.query("select id from apps where key = 'NEW KEY'")).toHaveLength(1);
  });

  it("keeps the newer tokens when an older consent is saved late", async () => {
    const { id } = await instance(adminCaller, { organisation: "late", minutesLeft: 30 });
    const newer = await database.query("select issued_at from grants where subject = 'late'");
    await instance(adminCaller, { organisation: "late", minutesLeft: 20 });
    expect(await database.query("select issued_at from grants where subject = 'late'")).toEqual(newer);
    expect(await consentsOf(id)).toBe(0);
  });

  it("is not shared with another app", async () => {
    await instance(adminCaller, { organisation: "apart", key: "ONE" });
    await instance(adminCaller, { organisation: "apart", key: "TWO" });
    expect(await grants("apart")).toHaveLength(2);
  });
});

describe("stored secrets", () => {
  it("are nowhere in the database as text", async () => {
    const { token } = await instance(adminCaller, { organisation: "sealed" });
    for (const table of [
      "apps",
      "attempts",
      "events",
      "grants",
      "grant_tokens",
      "instances",
      "organizations",
      "users",
    ]) {
      const [dump] = await database.query<{ text: string }>(
        `select coalesce(string_agg(t::text, ''), '') || coalesce(string_agg(encode(t::text::bytea, 'escape'), ''), '') "text" from ${table} t`,
      );
      for (const secret of [token, "SECRET", "token secret", "SESSIONHANDLE", "a long password"]) {
        expect(dump!.text).not.toContain(secret);
        expect(dump!.text).not.toContain(Buffer.from(secret).toString("hex"));
      }
    }
  });
});
