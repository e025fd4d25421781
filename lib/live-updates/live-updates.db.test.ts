import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { useDatabase } from "@/e2e/support/database";
import { admin, colleague, instance } from "@/e2e/support/people";
import { pgBouncerVersion, startPooler } from "@/e2e/support/pooler";
import { recordEvent } from "@/lib/audit-log/record";
import type { UserCaller } from "@/lib/caller";
import { transaction } from "@/lib/db";
import { waitUntil } from "@/scripts/processes";
import { type Listening, startListener } from "./listener";
import { openUpdates, startUpdates } from "./streams";

const database = useDatabase();
let adminCaller: UserCaller;
beforeAll(async () => {
  adminCaller = await admin();
});

/** A session of a user, as its row says. */
async function readerOf({ userId, organizationId, role }: UserCaller) {
  const [row] = await database.query<{ id: string }>(
    `insert into sessions (id, user_id, organization_id, version, user_agent, expires_at)
      select $1, id, $3, session_version, '', now() + interval '1 hour' from users where id = $2 returning id`,
    [randomUUID(), userId, organizationId],
  );
  return { sessionId: row!.id, userId, organizationId, role };
}

/** What an open stream has sent so far, without heartbeats, and whether it has ended. */
function read(response: Response) {
  const stream = { messages: [] as string[], isOver: false, leave: () => reader.cancel() };
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  void (async () => {
    for (let part = await reader.read(); !part.done; part = await reader.read())
      if (part.value.startsWith("data: ")) stream.messages.push(part.value);
    stream.isOver = true;
  })();
  return stream;
}

const change = (caller: UserCaller, type: "app.changed" | "instance.tagged" | "user.role_changed") =>
  transaction((tx) => recordEvent(tx, caller, { type }));

describe("the listener", () => {
  const heard: string[] = [];
  const states: boolean[] = [];
  const listening: Listening = {
    onChange: (organizationId, kind) => void heard.push(`${organizationId} ${kind}`),
    onState: (isListening) => void states.push(isListening),
  };
  let stop: (() => Promise<void>) | undefined;
  afterEach(async () => {
    await stop?.();
    stop = undefined;
    heard.length = states.length = 0;
  });

  it("hears of changes when their transaction is committed, whose and of what kind, and of nothing else", async () => {
    ({ stop } = startListener(database.url, listening));
    await expect.poll(() => states, { timeout: 5_000 }).toContain(true);
    await expect(
      transaction(async (tx) => {
        await recordEvent(tx, adminCaller, { type: "user.removed" });
        throw new Error("not committed");
      }),
    ).rejects.toThrow();
    await instance(adminCaller);
    await expect.poll(() => heard).toContain(`${adminCaller.organizationId} instance`);
    expect(heard.filter((change) => change.endsWith("user"))).toEqual([]);
    await database.query(
      `insert into attempts (id, organization_id, kind, protocol, expires_at)
        values (gen_random_uuid(), $1, 'public', 'oauth1', now()), (gen_random_uuid(), null, 'public', 'oauth1', now())`,
      [adminCaller.organizationId],
    );
    await expect.poll(() => heard.filter((change) => change.endsWith("attempt"))).toHaveLength(1);
  });

  it("listens again when its connection was cut", async () => {
    ({ stop } = startListener(database.url, listening));
    await expect.poll(() => states, { timeout: 5_000 }).toContain(true);
    await database.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where query = 'listen gangway_updates'",
    );
    await expect.poll(() => states, { timeout: 15_000 }).toEqual([true, false, true]);
    await change(adminCaller, "app.changed");
    await expect.poll(() => heard).toContain(`${adminCaller.organizationId} app`);
  }, 30_000);

  it.skipIf(pgBouncerVersion() === null)(
    "knows that it hears nothing behind a pooler in transaction mode",
    async () => {
      const pooler = await startPooler(database.url);
      ({ stop } = startListener(pooler.url, listening));
      await expect.poll(() => states, { timeout: 25_000 }).toEqual([false]);
      await stop();
      await pooler.stop();
    },
    30_000,
  );
});

describe("a page's stream", () => {
  let updates: ReturnType<typeof startUpdates>;
  beforeAll(async () => {
    expect(() => openUpdates({ ...adminCaller, sessionId: "" })).toThrow("Live updates are not available");
    updates = startUpdates(database.url);
    const reader = await readerOf(adminCaller);
    expect(await waitUntil(() => isOpen(reader), 5_000)).toBe(true);
  });
  afterAll(() => updates.stop());

  function isOpen(reader: Parameters<typeof openUpdates>[0]): boolean {
    try {
      void openUpdates(reader).body?.cancel();
      return true;
    } catch {
      return false;
    }
  }

  it("tells what changes in its organization, and of no other", async () => {
    const ours = read(openUpdates(await readerOf(adminCaller)));
    const [other] = await database.query<{ id: string }>(
      "insert into organizations (id, name, secret_sealed, secret_hash) values (gen_random_uuid(), 'Other', '', $1) returning id",
      [Buffer.from(randomUUID())],
    );
    const theirs = await colleague({ organizationId: other!.id }, "admin");
    const others = read(openUpdates(await readerOf(theirs)));
    await change(adminCaller, "instance.tagged");
    await change(theirs, "app.changed");
    await expect.poll(() => others.messages).toEqual(["data: app\n\n"]);
    expect(ours.messages).toEqual(["data: instance\n\n"]);
    await Promise.all([ours.leave(), others.leave()]);
  });

  it("puts what changes at the same time into one message", async () => {
    const stream = read(openUpdates(await readerOf(adminCaller)));
    await change(adminCaller, "instance.tagged");
    await expect.poll(() => stream.messages).toHaveLength(1);
    for (let count = 0; count < 5; count++) await change(adminCaller, "instance.tagged");
    await change(adminCaller, "app.changed");
    await expect.poll(() => stream.messages, { timeout: 5_000 }).toContain("data: instance app\n\n");
    await stream.leave();
  });

  it.each([
    ["its session ended", "delete from sessions where id = $1"],
    [
      "nothing was done in its session for too long",
      "update sessions set last_seen_at = now() - interval '5 hours' where id = $1",
    ],
    [
      "its user left the organization",
      "delete from memberships where user_id = (select user_id from sessions where id = $1)",
    ],
    [
      "its role changed",
      "update memberships set role = 'admin' where user_id = (select user_id from sessions where id = $1)",
    ],
    [
      "its organization requires a second step that its user lacks",
      "update organizations set requires_second_step = true where id = (select organization_id from sessions where id = $1)",
    ],
  ])("ends when %s", async (_, sql) => {
    const reader = await readerOf(await colleague(adminCaller, "member"));
    const stream = read(openUpdates(reader));
    await change(adminCaller, "user.role_changed");
    await expect.poll(() => stream.messages).toEqual(["data: user\n\n"]);
    await database.query(sql, [reader.sessionId]);
    await change(adminCaller, "user.role_changed");
    await expect.poll(() => stream.isOver, { timeout: 5_000 }).toBe(true);
    expect(stream.messages).toEqual(["data: user\n\n"]);
    await database.query("update organizations set requires_second_step = false");
  });

  it("is one of ten of a user at most, and one that is left makes room", async () => {
    const reader = await readerOf(adminCaller);
    const streams = Array.from({ length: 10 }, () => read(openUpdates(reader)));
    expect(() => openUpdates(reader)).toThrow("Too many of your pages");
    await streams[0]!.leave();
    await expect.poll(() => isOpen(reader)).toBe(true);
    await Promise.all(streams.map((stream) => stream.leave()));
  });

  it("ends when the server stops", async () => {
    const stream = read(openUpdates(await readerOf(adminCaller)));
    await updates.stop();
    await expect.poll(() => stream.isOver).toBe(true);
    expect(() => openUpdates({ ...adminCaller, sessionId: "" })).toThrow("Live updates are not available");
  });
});
