import { beforeAll, beforeEach, expect, it } from "vitest";
import { useDatabase } from "@/e2e/support/database";
import { admin } from "@/e2e/support/people";
import type { UserCaller } from "@/lib/caller";
import { listMembers } from "./member-store";
import { startSession } from "./session-life";
import { findLiveSession, isIdleSession, listLiveSessions, touchSession } from "./session-store";

const database = useDatabase();
let caller: UserCaller;
let id: string;
beforeAll(async () => {
  caller = await admin();
});
beforeEach(async () => {
  const target = { userId: caller.userId, organizationId: caller.organizationId, sessionVersion: 1 };
  await database.query("delete from sessions");
  id = await startSession(target, "a browser", { with: "password", address: null });
});

const idleFor = (minutes: number) =>
  database.query("update sessions set last_seen_at = now() - make_interval(mins => $1)", [minutes]);
const counts = async () => [
  (await listLiveSessions(caller.userId)).length,
  (await listMembers(caller.organizationId))[0]!.sessions,
];

it("a session in which nothing was done for four hours has ended, wherever sessions are counted", async () => {
  await idleFor(239);
  expect([await findLiveSession(id), await counts(), await isIdleSession(id)]).toMatchObject([{}, [1, 1], false]);
  await idleFor(241);
  expect([await findLiveSession(id), await counts(), await isIdleSession(id)]).toEqual([null, [0, 0], true]);
});

it("what is done in it keeps it", async () => {
  await idleFor(239);
  await touchSession(id);
  expect(await findLiveSession(id)).toMatchObject({ isUnseen: false });
});

it.each([
  ["its time is over", "update sessions set expires_at = now()"],
  ["its user has a new password", "update users set session_version = session_version + 1"],
])("is not said to be idle when %s", async (_why, sql) => {
  await idleFor(241);
  await database.query(sql);
  expect([await findLiveSession(id), await isIdleSession(id)]).toEqual([null, false]);
  await database.query("update users set session_version = 1");
});
