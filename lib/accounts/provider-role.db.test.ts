import { beforeAll, beforeEach, expect, it } from "vitest";
import { useDatabase } from "@/e2e/support/database";
import { admin } from "@/e2e/support/people";
import type { UserCaller } from "@/lib/caller";
import { removePerson } from "./change-member";
import { findProviderUser } from "./single-sign-on";

const ORGANIZATION = "01938f2e-7d3c-7b1a-9a52-5d0c4c1e7f00";
process.env.OIDC_ISSUER = "https://login.example.com";
process.env.OIDC_CLIENT_ID = "gangway";
process.env.OIDC_CLIENT_SECRET = "a secret";
process.env.OIDC_ORGANIZATION = ORGANIZATION;
process.env.OIDC_JOIN = "everybody";
process.env.OIDC_ROLE_CLAIM = "roles";
process.env.OIDC_ADMIN_VALUES = "gangway-admin";
process.env.OIDC_MEMBER_VALUES = "gangway-member,staff";

const database = useDatabase();
const ADDRESS = "203.0.113.7";
let boss: UserCaller;
let email: string;

const comes = (roles: unknown, more: object = {}) =>
  findProviderUser({ email, email_verified: true, given_name: "Robin", roles, ...more }, ADDRESS);
const role = async () =>
  (
    await database.query<{ role: string }>(
      "select m.role from memberships m join users u on u.id = m.user_id where u.email = $1 and m.organization_id = $2",
      [email, ORGANIZATION],
    )
  )[0]?.role ?? null;

beforeAll(async () => {
  const caller = await admin();
  await database.query("update organizations set id = $1 where id = $2", [ORGANIZATION, caller.organizationId]);
  boss = { ...caller, organizationId: ORGANIZATION };
});
beforeEach(() => void (email = `robin-${crypto.randomUUID()}@lantern.example`));

it("who comes for the first time joins with the highest role that is mapped", async () => {
  expect(await comes(["other", "staff"])).toMatchObject({ refusal: null });
  expect(await role()).toBe("member");
  email = `second-${email}`;
  expect(await comes(["staff", "gangway-admin"])).toMatchObject({ signer: { organizationId: ORGANIZATION } });
  expect(await role()).toBe("admin");
  const joined = "select data from events where type = 'user.joined' and data->>'email' = $1";
  expect(await database.query(joined, [email])).toEqual([{ data: { email, role: "admin" } }]);
});

it("sign-ins at the same time make one user", async () => {
  for (let round = 0; round < 5; round++) {
    email = `${round}-${email}`;
    const all = await Promise.all(Array.from({ length: 6 }, () => comes("staff")));
    expect(all.map(({ refusal }) => refusal)).toEqual(Array.from({ length: 6 }, () => null));
    expect(await database.query("select id from users where email = $1", [email])).toHaveLength(1);
  }
});

it("who has no role that is mapped, or no verified email, gets nothing", async () => {
  for (const roles of [undefined, [], "Staff", ["admin"], { staff: true }])
    expect(await comes(roles)).toEqual({ signer: null, refusal: "NoRole" });
  expect(await comes("staff", { email_verified: false })).toEqual({ signer: null, refusal: "NotVerified" });
  expect(await role()).toBeNull();
});

it("a role that changed there changes here, and sessions of before end", async () => {
  await comes("staff");
  const [user] = await database.query<{ id: number }>("select id from users where email = $1", [email]);
  await database.query(
    `insert into sessions (id, user_id, organization_id, version, user_agent, expires_at)
     values (gen_random_uuid(), $1, $2, 1, '', now() + interval '1 hour')`,
    [user!.id, ORGANIZATION],
  );
  await comes("staff");
  const sessions = () => database.query("select id from sessions where user_id = $1", [user!.id]);
  expect(await sessions()).toHaveLength(1);
  await comes("gangway-admin");
  expect([await role(), await sessions()]).toEqual(["admin", []]);
  const changed = "select actor, data from events where type = 'user.role_changed' and data->>'email' = $1";
  expect(await database.query(changed, [email])).toEqual([
    { actor: null, data: { email, role: "admin", with: "provider" } },
  ]);
  await comes([]);
  expect(await role()).toBe("admin");
  await comes("staff");
  expect(await role()).toBe("member");
});

it("the last admin stays one", async () => {
  await database.query("update memberships set role = 'member' where organization_id = $1 and user_id <> $2", [
    ORGANIZATION,
    boss.userId,
  ]);
  email = "admin@lantern.example";
  expect(await comes("staff")).toMatchObject({ refusal: null });
  expect(await role()).toBe("admin");
});

it("who was removed is back with the next sign-in, as a new account", async () => {
  await comes("staff");
  const [user] = await database.query<{ id: number }>("select id from users where email = $1", [email]);
  await database.query("insert into passkeys (id, user_id, name, public_key) values ('\\x01', $1, 'Old', '')", [
    user!.id,
  ]);
  await removePerson(boss, user!.id);
  expect(await comes("staff")).toMatchObject({ signer: { userId: user!.id } });
  expect(await database.query("select id from passkeys where user_id = $1", [user!.id])).toEqual([]);
});
