import type { Caller } from "@/lib/caller";
import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { useDatabase } from "@/e2e/support/database";
import { admin, colleague, instance } from "@/e2e/support/people";
import { readHistory } from "@/lib/overview/history";
import { listAttempts, readGroup } from "./list";
import { ATTEMPT_GROUPS } from "./view";

const database = useDatabase();
let adminCaller: Caller;
let member: Caller;

beforeAll(async () => {
  adminCaller = await admin();
  member = await colleague(adminCaller, "member");
});

type Run = {
  came?: "started" | "sent" | "returned";
  problem?: string;
  by?: Caller;
  instanceId?: number;
  minutesLeft?: number;
  days?: number;
  isProgram?: boolean;
};

let begun = 0;

/** A run through consent, a second after the one before. A program's has no state. */
async function run(status: string, overrides: Run = {}): Promise<void> {
  const { came = "returned", problem = null, by = adminCaller, instanceId = null } = overrides;
  const { minutesLeft = -60, days = 0, isProgram = false } = overrides;
  await database.query(
    `insert into attempts (id, organization_id, user_id, kind, protocol, status, problem, instance_id, state_hash, sent_at, returned_at, expires_at, created_at)
     select $1::uuid, $2::uuid, $3::int, 'public', 'oauth2', $4::"AttemptStatus", $5, $6::int,
       case when $7::text <> 'started' and not $10::bool then sha256(gen_random_uuid()::text::bytea) end,
       case when $7::text <> 'started' then now() end, case when $7::text = 'returned' then now() end,
       now() + make_interval(mins => $8::int), now() + make_interval(days => -$9::int, secs => $11)`,
    [
      randomUUID(),
      by.organizationId,
      by.userId,
      status,
      problem,
      instanceId,
      came,
      minutesLeft,
      days,
      isProgram,
      ++begun,
    ],
  );
}

const read = async (caller: Caller, query = "", cursor: string | null = null) =>
  listAttempts(caller, readGroup(new URLSearchParams(query)), cursor);

describe("the list of attempts", () => {
  it("tells how far each came and how it ended, newest first", async () => {
    const made = await instance(adminCaller, { name: "Bakery" });
    await run("started", { came: "started", minutesLeft: 9 });
    await run("started", { came: "started" });
    await run("declined", { came: "sent", problem: "declined" });
    await run("returned", { minutesLeft: 9 });
    await run("failed", { problem: "app_refused", by: member });
    await run("failed", { problem: "not known any more" });
    await run("connected", { instanceId: made.id, by: member });
    await run("connected", { days: 31 });
    await run("connected", { isProgram: true });
    const { items, previous, next } = await read(adminCaller);
    expect(items.map(({ step, end, instance }) => [step, end, instance?.name])).toEqual([
      ["connected", "connected", "Bakery"],
      ["returned", "failed", undefined],
      ["returned", "app_refused", undefined],
      ["returned", "open", undefined],
      ["sent", "declined", undefined],
      ["started", "expired", undefined],
      ["started", "open", undefined],
    ]);
    expect(items[4]).toMatchObject({ who: "admin@lantern.example", kind: "public", protocol: "oauth2", app: null });
    expect([previous, next]).toEqual([null, null]);
  });

  it("has for each number of the overview as many runs as it says", async () => {
    const { funnel } = await readHistory(adminCaller, 0);
    const counts = Object.fromEntries(
      await Promise.all(
        ATTEMPT_GROUPS.map(async (group) => [group, (await read(adminCaller, `group=${group}`)).items.length] as const),
      ),
    );
    expect(counts).toEqual({
      sent: funnel.sent,
      returned: funnel.returned,
      connected: funnel.connected,
      left_started: funnel.started - funnel.sent,
      left_sent: funnel.sent - funnel.returned,
      left_returned: funnel.returned - funnel.connected,
    });
    expect(counts).toEqual({ sent: 5, returned: 4, connected: 1, left_started: 2, left_sent: 1, left_returned: 3 });
    expect((await read(adminCaller, "group=nonsense")).items).toHaveLength(funnel.started);
  });

  it("shows a member their own, and another organization nothing", async () => {
    expect((await read(member)).items.map(({ end }) => end)).toEqual(["connected", "app_refused"]);
    const [other] = await database.query<{ id: string }>(
      "insert into organizations (id, name, secret_sealed, secret_hash) values (gen_random_uuid(), 'Other', '', '\\x01') returning id",
    );
    expect((await read({ ...adminCaller, organizationId: other!.id })).items).toEqual([]);
  });

  it("leads forth and back over every run once, also over those of one moment", async () => {
    const busy = await colleague(adminCaller, "member");
    await database.query(
      `insert into attempts (id, organization_id, user_id, kind, protocol, status, expires_at, created_at)
       select gen_random_uuid(), $1, $2, 'public', 'oauth2', 'started', now(), now() - make_interval(secs => n / 40)
       from generate_series(1, 120) n`,
      [busy.organizationId, busy.userId],
    );
    const first = await read(busy);
    const second = await read(busy, "", first.next);
    const third = await read(busy, "", second.next);
    const ids = [first, second, third].flatMap(({ items }) => items.map(({ id }) => id));
    expect([new Set(ids).size, ids.length, third.next]).toEqual([120, 120, null]);
    const back = await read(busy, "", third.previous);
    expect(back.items).toEqual(second.items);
    expect((await read(busy, "", back.previous)).previous).toBeNull();
    for (const cursor of ["after-x", "after-1-1", "before-99999999999999999-x"])
      await expect(read(busy, "", cursor)).rejects.toThrow("This place in the list is not known.");
  });
});
