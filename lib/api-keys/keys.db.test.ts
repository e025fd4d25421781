import { beforeAll, describe, expect, it } from "vitest";
import { useDatabase } from "@/e2e/support/database";
import { admin, colleague, instance } from "@/e2e/support/people";
import { OPERATIONS, type Path } from "@/lib/api/operations";
import { resourceHandler } from "@/lib/api/route";
import type { UserCaller } from "@/lib/caller";
import { callerSql } from "@/lib/prove-caller";
import { changeKey, listKeys, makeKey, revokeKey, rotateKey } from "./keys";
import { deleteOldKeys } from "./store";

const database = useDatabase();

let caller: UserCaller;
let one: number;
let other: number;
beforeAll(async () => {
  caller = await admin();
  one = (await instance(caller)).id;
  other = (await instance(caller)).id;
});

type Asked = { key: string; address?: string; id?: string | number; method?: string; element?: string; body?: unknown };

/** A call of the API by a key. */
async function call(path: Path, { key, address = "203.0.113.7", id, method = "GET", element, body }: Asked) {
  const headers = {
    "content-type": "application/json",
    authorization: `Bearer ${key}${element === undefined ? "" : `, Element ${element}`}`,
    "x-forwarded-for": address,
  };
  const request = new Request(`http://localhost:3000/elements/api-v2${path}`, {
    method,
    headers,
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const handle = resourceHandler(OPERATIONS[path]);
  const parameters = { noun: "elements", ...(id !== undefined && { id: String(id) }) };
  const response = await handle({ request, parameters, exchange: null });
  const text = await response.text();
  return { status: response.status, body: (text ? JSON.parse(text) : null) as { message?: string; key?: string } };
}

const made = (overrides: Parameters<typeof makeKey>[2] = {}) =>
  makeKey(caller, null, { name: "Nightly sync", scopes: ["instances:read"], ...overrides });

describe("an API key of the organization", () => {
  it("reaches what its scopes allow, and says which one it lacks", async () => {
    const { key } = await made();
    expect(key).toMatch(/^gangway_org_[\da-f]{64}$/);
    expect((await call("/instances", { key })).status).toBe(200);
    const refused = await call("/webhooks", { key });
    expect(refused).toMatchObject({ status: 403, body: { message: "This API key lacks the scope webhooks." } });
    const all = await made({ scopes: ["admin"] });
    expect((await call("/webhooks", { key: all.key })).status).toBe(200);
  });

  it("is not found by guessing, and a guesser keeps nobody out who shares the address", async () => {
    const { key } = await made();
    const from = (guess: string, address: string) => call("/instances", { key: guess, address });
    const guesses = Array.from({ length: 205 }, (_, index) => from(`gangway_org_${index}`, `2001:db8:7::${index}`));
    const statuses = (await Promise.all(guesses)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 401)).toHaveLength(200);
    expect(statuses.filter((status) => status === 429)).toHaveLength(5);
    expect((await from(key, "2001:db8:7::1")).status).toBe(200);
  }, 60_000);

  it("tells nothing of the organization's secret", async () => {
    const { key } = await made();
    const { body } = await call("/organizations/me", { key });
    expect(Object.keys(body)).toEqual(["id", "name"]);
  });

  it("is stored as a hash alone", async () => {
    const { id, key } = await made();
    const [row] = await database.query("select * from api_keys where id = $1", [id]);
    expect(JSON.stringify(row)).not.toContain(key.slice(12, -4));
  });

  it("acts in the log under its name, and reaches no user", async () => {
    const { key } = await made({ scopes: ["instances:write"], name: "Import" });
    expect((await call("/instances/{id}/enabled", { key, id: one, method: "DELETE" })).status).toBe(200);
    const text = "select actor, user_id from events where type = 'instance.disabled'";
    expect(await database.query(text)).toEqual([{ actor: `Import …${key.slice(-4)} (API key)`, user_id: null }]);
    await call("/instances/{id}/enabled", { key, id: one, method: "PUT" });
  });

  it("is refused when it is wrong, revoked or has expired", async () => {
    const { id, key } = await made();
    const wrong = { status: 401, body: { message: "This API key is wrong, or was revoked." } };
    expect(await call("/instances", { key: `${key}0` })).toMatchObject(wrong);
    await revokeKey(caller, null, id);
    expect(await call("/instances", { key })).toMatchObject(wrong);
    const short = await made({ expiresIn: 60 });
    expect((await call("/instances", { key: short.key })).status).toBe(200);
    await database.query("update api_keys set expires_at = now() where id = $1", [short.id]);
    expect(await call("/instances", { key: short.key })).toMatchObject({
      status: 401,
      body: { message: expect.stringContaining("expired") as string },
    });
    await database.query("update api_keys set expires_at = now() - interval '8 days' where id = $1", [short.id]);
    await deleteOldKeys();
    expect((await listKeys(caller, null)).map((each) => each.id)).not.toContain(short.id);
  });

  it("works from its networks alone", async () => {
    const { key } = await made({ networks: ["203.0.113.0/24", "2001:db8::/32"] });
    expect((await call("/instances", { key, address: "203.0.113.9" })).status).toBe(200);
    expect((await call("/instances", { key, address: "2001:db8::1" })).status).toBe(200);
    const refused = await call("/instances", { key, address: "198.51.100.1" });
    expect(refused).toMatchObject({
      status: 403,
      body: { message: expect.stringContaining("198.51.100.1") as string },
    });
  });

  it("works beside its successor after a rotation, until the overlap ends", async () => {
    const { id, key } = await made();
    const next = await rotateKey(caller, id);
    expect(next.previousUntil).not.toBeNull();
    for (const each of [key, next.key]) expect((await call("/instances", { key: each })).status).toBe(200);
    await expect(rotateKey(caller, id)).rejects.toMatchObject({ code: "conflict" });
    await database.query("update api_keys set previous_until = now() where id = $1", [id]);
    expect((await call("/instances", { key })).status).toBe(401);
    expect((await call("/instances", { key: next.key })).status).toBe(200);
  });

  it("notes when and from where it was used, at most once a minute", async () => {
    const { id, key } = await made();
    const used = async () => (await listKeys(caller, null)).find((each) => each.id === id)!;
    expect(await used()).toMatchObject({ lastUsedAt: null, lastUsedAddress: null });
    await call("/instances", { key });
    const { lastUsedAt, lastUsedAddress } = await used();
    expect(lastUsedAddress).toBe("203.0.113.7");
    await call("/instances", { key, address: "203.0.113.8" });
    expect(await used()).toMatchObject({ lastUsedAt, lastUsedAddress });
    await database.query("update api_keys set last_used_at = now() - interval '2 minutes' where id = $1", [id]);
    await call("/instances", { key, address: "203.0.113.8" });
    expect((await used()).lastUsedAddress).toBe("203.0.113.8");
  });

  it("gives nobody more than it has", async () => {
    const { key } = await made({ scopes: ["instances:write"] });
    const body = { name: "Own", scopes: ["token"] };
    expect(await call("/instances/{id}/keys", { key, id: one, method: "POST", body })).toMatchObject({
      status: 403,
      body: { message: "This API key lacks the scope token." },
    });
    expect((await call("/keys", { key, method: "POST", body })).status).toBe(403);
  });

  it("gives nobody longer, nor from elsewhere, than it has itself, and loosens itself neither", async () => {
    const limits = { scopes: ["admin"] as ["admin"], networks: ["203.0.113.0/24"], expiresIn: 600 };
    const { id, key, expiresAt } = await made(limits);
    const ask = (path: Path, method: string, body: unknown, on?: string) =>
      call(path, { key, method, body, ...(on && { id: on }) });
    const other = { name: "Other", scopes: ["admin"], networks: ["198.51.100.0/24"] };
    expect(await ask("/keys", "POST", other)).toMatchObject({
      status: 403,
      body: { message: expect.stringContaining("203.0.113.0/24") as string },
    });
    const mine = { networks: ["203.0.113.0/24"], expiresAt };
    expect((await ask("/keys", "POST", { name: "Twin", scopes: ["admin"] })).body).toMatchObject(mine);
    expect((await ask("/keys/{id}", "PATCH", { networks: [], expiresIn: null }, id)).body).toMatchObject(mine);
    const [entry] = await database.query(
      "select data from events where type = 'api_key.changed' order by id desc limit 1",
    );
    expect(entry).toMatchObject({
      data: { key: `Nightly sync …${key.slice(-4)}`, networks: "203.0.113.0/24", expiresAt },
    });
  });

  it("keeps what two change of it at once, and is gone once", async () => {
    const { id } = await made();
    await Promise.all([
      changeKey(caller, id, { name: "Renamed" }),
      changeKey(caller, id, { networks: ["10.0.0.0/8"] }),
      changeKey(caller, id, { scopes: ["connect"] }),
    ]);
    const now = (await listKeys(caller, null)).find((each) => each.id === id);
    expect(now).toMatchObject({ name: "Renamed", networks: ["10.0.0.0/8"], scopes: ["connect"] });
    const ends = await Promise.allSettled([revokeKey(caller, null, id), revokeKey(caller, null, id)]);
    expect(ends.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  });

  it("is for admins, changes, and is not seen by another organization", async () => {
    const { id } = await made();
    expect(await changeKey(caller, id, { name: "Other", networks: ["10.0.0.0/8"], expiresIn: 3_600 })).toMatchObject({
      name: "Other",
      scopes: ["instances:read"],
      networks: ["10.0.0.0/8"],
    });
    const member = await colleague(caller, "member");
    for (const work of [listKeys(member, null), makeKey(member, null, { name: "x", scopes: ["admin"] })])
      await expect(work).rejects.toMatchObject({ code: "forbidden" });
    const [foreign] = await database.query<{ id: string }>(
      "insert into organizations (id, name, secret_sealed, secret_hash) values (gen_random_uuid(), 'Other', '', 'h') returning id",
    );
    const stranger = { ...caller, organizationId: foreign!.id };
    await expect(revokeKey(stranger, null, id)).rejects.toMatchObject({ code: "not_found" });
    expect(await listKeys(stranger, null)).toEqual([]);
  });
});

describe("a key of one instance", () => {
  it("names its instance, and passes through by default", async () => {
    const { key, scopes } = await makeKey(caller, one, { name: "Reports" });
    expect(key).toMatch(/^gangway_inst_/);
    expect(scopes).toEqual(["passthrough:read", "passthrough:write"]);
    expect(await call("/instances/token", { key })).toMatchObject({
      status: 403,
      body: { message: "This API key lacks the scope token." },
    });
    const { key: reader } = await makeKey(caller, one, { name: "SDK", scopes: ["token"] });
    expect((await call("/instances/token", { key: reader })).status).toBe(200);
    expect((await call("/instances/{id}/token", { key: reader, id: one })).status).toBe(200);
  });

  it("reaches no other instance, and nothing else", async () => {
    const { key } = await makeKey(caller, one, { name: "SDK", scopes: ["token"] });
    expect((await call("/instances/{id}/token", { key, id: other })).status).toBe(404);
    for (const path of ["/instances", "/organizations/me", "/keys"] as const)
      expect((await call(path, { key })).status).toBe(403);
  });

  it("may be for reading alone", async () => {
    const { key } = await makeKey(caller, one, { name: "Reports", scopes: ["passthrough:read"], expiresIn: 300 });
    const refused = await call("/passthrough", { key, method: "POST" });
    expect(refused).toMatchObject({
      status: 403,
      body: { message: expect.stringContaining("passthrough:write") as string },
    });
  });

  it("is forgotten an hour after its end, and counts until then", async () => {
    const { id } = await makeKey(caller, one, { name: "Job", expiresIn: 60 });
    const has = async () => (await listKeys(caller, one)).some((each) => each.id === id);
    const end = (ago: string) =>
      database.query("update api_keys set expires_at = now() - $2::interval where id = $1", [id, ago]);
    await end("59 minutes");
    await deleteOldKeys();
    expect(await has()).toBe(true);
    await end("61 minutes");
    await deleteOldKeys();
    expect(await has()).toBe(false);
  });

  it("goes with its instance", async () => {
    const { id } = await instance(caller);
    await makeKey(caller, id, { name: "Reports" });
    await database.query("delete from instances where id = $1", [id]);
    expect(await database.query("select 1 from api_keys where instance_id = $1", [id])).toEqual([]);
  });
});

it("says which instance is meant where a key of the organization reaches all", async () => {
  const { key } = await made({ scopes: ["token"] });
  expect(await call("/instances/token", { key })).toMatchObject({ status: 400 });
  expect((await call("/instances/{id}/token", { key, id: other })).status).toBe(200);
});

it("is found by indexes alone, among many", async () => {
  await database.query(
    `insert into api_keys (id, organization_id, name, scopes, key_hash, hint)
     select gen_random_uuid(), $1, 'many', '{}', sha256(n::text::bytea), '' from generate_series(1, 20000) n`,
    [caller.organizationId],
  );
  await database.query("analyze api_keys");
  const { columns, from, where } = callerSql({ hashes: [Buffer.alloc(32)], address: null });
  await database.query("set plan_cache_mode = force_generic_plan");
  await database.query(`prepare by_key (bytea) as select ${columns} from ${from} where ${where}`);
  const plan = await database.query<{ "QUERY PLAN": string }>("explain execute by_key ('\\x00')");
  const scans = plan.map((row) => row["QUERY PLAN"]).filter((line) => line.includes("Seq Scan on api_keys"));
  expect(scans).toEqual([]);
});
