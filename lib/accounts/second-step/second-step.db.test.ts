import { setTimeout as sleep } from "node:timers/promises";
import { generate } from "otplib";
import { beforeEach, expect, it } from "vitest";
import { useDatabase } from "@/e2e/support/database";
import { admin, colleague } from "@/e2e/support/people";
import { startSession } from "@/lib/accounts/session-life";
import { findLiveSession } from "@/lib/accounts/session-store";
import { changeSettings } from "@/lib/accounts/organization-settings";
import { findUserByEmail } from "@/lib/accounts/user-store";
import type { UserCaller } from "@/lib/caller";
import { type Account, renewRecoveryCodes } from "./change";
import { removeSecondStepAsOperator, removeSecondStepOf } from "./lost";
import { beginAuthenticator, finishAuthenticator, removeAuthenticator } from "./my-authenticator";
import { createPending, deletePending, findPending } from "./pending-store";
import { hasSecondStep } from "./store";
import { tryCode } from "./try-code";

const database = useDatabase();
const PASSWORD = "a long password";
const ADDRESS = "203.0.113.9";

let boss: UserCaller;
let user: Account & UserCaller;
let key: string;

const codeAt = (seconds: number, secret = key) => generate({ secret, epoch: Math.floor(Date.now() / 1000) + seconds });
const tried = (code: string, browser: string | null = null) =>
  tryCode({ userId: user.userId, address: ADDRESS, browser }, code).catch((error: { code: string }) => error.code);
const events = async () =>
  (
    await database.query<{ type: string; data: object }>(
      "select type, data from events where user_id = $1 order by id",
      [user.userId],
    )
  ).filter(({ type }) => /second_step|recovery/.test(type));

async function session(caller: UserCaller, proof: "password" | "provider" = "password"): Promise<string> {
  const target = {
    userId: caller.userId,
    organizationId: caller.organizationId,
    sessionVersion: await version(caller),
  };
  return startSession(target, "a browser", { with: proof, address: ADDRESS });
}

async function version({ userId }: UserCaller): Promise<number> {
  const [row] = await database.query<{ v: number }>("select session_version v from users where id = $1", [userId]);
  return row!.v;
}

/** Adds an app whose first code is of half a minute ago, so that the code of now is still there to be used. */
async function addApp() {
  ({ key } = await beginAuthenticator(user, PASSWORD));
  const added = await finishAuthenticator(user, await codeAt(-30));
  user = { ...user, sessionId: added.sessionId };
  return added;
}

const PERIOD_MS = 30_000;
/** What a test does with codes must not fall into two of their periods. */
const NEEDED_MS = 6_000;

beforeEach(async () => {
  const left = PERIOD_MS - (Date.now() % PERIOD_MS);
  if (left < NEEDED_MS) await sleep(left);
  boss = await admin();
  const caller = await colleague(boss, "member");
  const email = `member-${caller.userId}@lantern.example`;
  user = { ...caller, email, sessionId: await session(caller) };
});

it("an app counts once a code of it was entered, and a session of before ends", async () => {
  const other = await session(user);
  ({ key } = await beginAuthenticator(user, PASSWORD));
  expect(await hasSecondStep(user.userId)).toBe(false);
  expect(await tried(await codeAt(0))).toBeNull();
  await expect(finishAuthenticator(user, "000000")).rejects.toMatchObject({ code: "forbidden" });
  const old = user.sessionId;
  const { recoveryCodes, sessionId } = await addApp();
  expect(recoveryCodes).toHaveLength(10);
  expect(await hasSecondStep(user.userId)).toBe(true);
  expect([await findLiveSession(other), await findLiveSession(old)]).toEqual([null, null]);
  expect(await findLiveSession(sessionId)).toMatchObject({ userId: user.userId });
  expect(await events()).toEqual([{ type: "user.second_step_added", data: { what: "authenticator" } }]);
  await expect(beginAuthenticator(user, PASSWORD)).rejects.toMatchObject({ code: "conflict" });
});

it("takes the password before anything of it is changed", async () => {
  await expect(beginAuthenticator(user, "a guess")).rejects.toMatchObject({ code: "forbidden" });
  await addApp();
  await expect(removeAuthenticator(user, { password: "a guess" })).rejects.toMatchObject({ code: "forbidden" });
  await expect(removeAuthenticator(user, { code: "000000" })).rejects.toMatchObject({ code: "forbidden" });
  await expect(renewRecoveryCodes(user, {})).rejects.toMatchObject({ code: "forbidden" });
  await removeAuthenticator(user, { code: await codeAt(0) });
  expect(await hasSecondStep(user.userId)).toBe(false);
});

it("a code works once, and none that is older than one that was used", async () => {
  await addApp();
  expect(await tried(await codeAt(-30))).toBeNull();
  const now = await codeAt(0);
  const both = await Promise.all([tried(now), tried(now)]);
  expect(both.filter((outcome) => outcome === "authenticator")).toHaveLength(1);
  expect(await tried(await codeAt(300))).toBeNull();
  expect(await tried(await codeAt(30))).toBe("authenticator");
});

it("a key that was replaced before it counted confirms nothing", async () => {
  ({ key } = await beginAuthenticator(user, PASSWORD));
  const first = key;
  ({ key } = await beginAuthenticator(user, PASSWORD));
  await expect(finishAuthenticator(user, await codeAt(0, first))).rejects.toMatchObject({ code: "forbidden" });
  expect((await finishAuthenticator(user, await codeAt(0))).recoveryCodes).toHaveLength(10);
});

it("a recovery code works once, however it is typed, and new ones end the old", async () => {
  const { recoveryCodes } = await addApp();
  const [first, second] = recoveryCodes!;
  expect(await tried(first!.toLowerCase().replaceAll("-", " "))).toBe("recovery_code");
  expect(await tried(first!)).toBeNull();
  const [fresh] = await renewRecoveryCodes(user, { password: PASSWORD });
  expect([await tried(second!), await tried(fresh!)]).toEqual([null, "recovery_code"]);
  expect((await events()).map(({ type, data }) => [type, data])).toEqual([
    ["user.second_step_added", { what: "authenticator" }],
    ["user.recovery_code_used", { left: 9 }],
    ["user.recovery_codes_made", {}],
    ["user.recovery_code_used", { left: 9 }],
  ]);
  const stored = await database.query<{ hash: Buffer }>(
    "select code_hash hash from recovery_codes where user_id = $1",
    [user.userId],
  );
  expect(stored.map(({ hash }) => hash.length)).toEqual(Array.from({ length: 9 }, () => 32));
});

it("codes of another user are worth nothing", async () => {
  const { recoveryCodes } = await addApp();
  const other = await colleague(boss, "member");
  const from = { userId: other.userId, address: ADDRESS, browser: null };
  expect(await tryCode(from, await codeAt(0))).toBeNull();
  expect(await tryCode(from, recoveryCodes![0])).toBeNull();
});

it("guesses are counted over all sign-ins, and do not keep the user out of a browser that is known", async () => {
  await addApp();
  const guesses = Array.from({ length: 12 }, () => tried("000000"));
  const outcomes = await Promise.all(guesses);
  expect(outcomes.filter((outcome) => outcome === null)).toHaveLength(10);
  expect(await tried(await codeAt(0))).toBe("too_many_requests");
  expect(await tried(await codeAt(0), "known")).toBe("authenticator");
  await database.query("update rate_limits set expire = 0 where key not like 'second step day%'");
  for (let day = 0; day < 60; day++) {
    await database.query("update rate_limits set expire = 0 where key not like 'second step day%'");
    await tried("000000");
  }
  await database.query("update rate_limits set expire = 0 where key not like 'second step day%'");
  expect(await tried(await codeAt(30))).toBe("too_many_requests");
});

it("a sign-in that waits is finished once, and a new password ends it", async () => {
  const waiting = { userId: user.userId, organizationId: user.organizationId, sessionVersion: await version(user) };
  const token = await createPending(waiting);
  expect(await findPending(token)).toMatchObject({ userId: user.userId });
  expect(await findPending("another")).toBeNull();
  expect([await deletePending(token), await deletePending(token)]).toEqual([true, false]);
  const second = await createPending(waiting);
  await database.query("update users set session_version = session_version + 1 where id = $1", [user.userId]);
  expect(await findPending(second)).toBeNull();
  const late = await createPending({ ...waiting, sessionVersion: await version(user) });
  await database.query("update pending_sign_ins set expires_at = now()");
  expect(await findPending(late)).toBeNull();
});

it("an admin removes it for who has lost it, but not their own, nor that of who is elsewhere, too", async () => {
  await addApp();
  await expect(removeSecondStepOf(user, user.userId)).rejects.toMatchObject({ code: "forbidden" });
  await expect(removeSecondStepOf(boss, boss.userId)).rejects.toMatchObject({ code: "conflict" });
  await database.query(
    `with o as (insert into organizations (id, name, secret_sealed, secret_hash) values (gen_random_uuid(), 'Other', '', '\\x01') returning id)
     insert into memberships (user_id, organization_id, role) select $1, id, 'member' from o`,
    [user.userId],
  );
  await expect(removeSecondStepOf(boss, user.userId)).rejects.toMatchObject({ code: "conflict" });
  await database.query("delete from organizations where name = 'Other'");
  await removeSecondStepOf(boss, user.userId);
  expect(await hasSecondStep(user.userId)).toBe(false);
  expect(await findLiveSession(user.sessionId)).toBeNull();
  const [event] = await database.query(
    "select data from events where type = 'user.second_step_removed' and user_id = $1",
    [boss.userId],
  );
  expect(event).toEqual({ data: { email: user.email } });
  expect(await findUserByEmail(user.email)).toMatchObject({ id: user.userId });
});

it("whoever runs the server removes it for anybody, and the audit log has it", async () => {
  await addApp();
  await expect(removeSecondStepAsOperator("nobody@lantern.example")).rejects.toMatchObject({ code: "not_found" });
  expect([await removeSecondStepAsOperator(user.email), await removeSecondStepAsOperator(user.email)]).toEqual([
    true,
    false,
  ]);
  expect(await findLiveSession(user.sessionId)).toBeNull();
  const found = await database.query(
    "select actor from events where type = 'user.second_step_removed' and data->>'email' = $1",
    [user.email],
  );
  expect(found).toEqual([{ actor: null }]);
});

it("where it is required, a session is no caller's without one, unless the provider began it", async () => {
  await expect(changeSettings(boss, { requiresSecondStep: true })).rejects.toMatchObject({ code: "conflict" });
  await database.query("update organizations set requires_second_step = true where id = $1", [boss.organizationId]);
  const lacks = async (id: string) => (await findLiveSession(id))?.lacksSecondStep;
  expect([await lacks(user.sessionId), await lacks(await session(user, "provider"))]).toEqual([true, false]);
  await addApp();
  expect(await lacks(user.sessionId)).toBe(false);
  await removeAuthenticator(user, { password: PASSWORD });
  expect(await lacks(user.sessionId)).toBe(true);
  await database.query("update organizations set requires_second_step = false where id = $1", [boss.organizationId]);
});
