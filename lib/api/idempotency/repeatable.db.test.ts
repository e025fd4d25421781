import { beforeAll, expect, it } from "vitest";
import { useDatabase } from "@/e2e/support/database";
import { admin, colleague, instance } from "@/e2e/support/people";
import { readSecrets } from "@/lib/accounts/api-secrets";
import type { UserCaller } from "@/lib/caller";
import { OPERATIONS } from "@/lib/api/operations";
import { resourceHandler } from "@/lib/api/route";
import { deleteOldIdempotencyKeys } from "./store";

const database = useDatabase();
const handle = resourceHandler(OPERATIONS["/connect/sessions"]);

let caller: UserCaller;
let authorization: string;
let app: string;
beforeAll(async () => {
  caller = await admin();
  await instance(caller);
  const { userSecret, organizationSecret } = await readSecrets(caller);
  authorization = `User ${userSecret}, Organization ${organizationSecret}`;
  app = (await database.query<{ id: string }>("select id from apps"))[0]!.id;
});

async function post(key: string | null, body: unknown, proof = authorization) {
  const headers = {
    authorization: proof,
    "content-type": "application/json",
    ...(key !== null && { "idempotency-key": key }),
  };
  const url = "http://localhost:3000/elements/api-v2/connect/sessions";
  const request = new Request(url, { method: "POST", headers, body: JSON.stringify(body) });
  const response = await handle({ request, parameters: { noun: "elements" }, exchange: null });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    body: JSON.parse(text) as { id: string; token: string; message: string },
  };
}

const countLinks = async () => (await database.query<{ n: number }>("select count(*)::int n from links"))[0]!.n;

it("answers a repeated call as the first time, and does its work once", async () => {
  const before = await countLinks();
  const first = await post("k-1", { app, name: "Tideline" });
  const again = await post("k-1", { app, name: "Tideline" });
  expect(first.status).toBe(200);
  expect(again.body).toEqual(first.body);
  expect(again.headers.get("idempotency-replayed")).toBe("true");
  expect(first.headers.get("idempotency-replayed")).toBeNull();
  expect(await countLinks()).toBe(before + 1);
});

it("refuses the key of another body, and takes each body without a key for a new call", async () => {
  await post("k-2", { app, name: "One" });
  const other = await post("k-2", { app, name: "Two" });
  expect([other.status, other.body.message]).toEqual([422, expect.stringContaining("another body")]);
  expect((await post(null, { app })).body.id).not.toBe((await post(null, { app })).body.id);
});

it("does the work of simultaneous calls once: the others are told to ask again", async () => {
  const before = await countLinks();
  const answers = await Promise.all(Array.from({ length: 8 }, () => post("k-3", { app, name: "Race" })));
  expect(await countLinks()).toBe(before + 1);
  const done = answers.filter(({ status }) => status === 200);
  const busy = answers.filter(({ status }) => status === 409);
  expect(done.length + busy.length).toBe(8);
  expect(new Set(done.map(({ body }) => body.id)).size).toBe(1);
  for (const { headers } of busy) expect(headers.get("retry-after")).toBe("2");
});

it("keeps nothing of a failed call", async () => {
  expect((await post("k-4", { app: "none" })).status).toBe(400);
  expect((await post("k-4", { app, name: "Mended" })).status).toBe(200);
});

it("answers what was done also when that cannot be kept, and does it no second time", async () => {
  const before = await countLinks();
  await database.query(
    `create or replace function refuse() returns trigger language plpgsql as $$ begin raise 'full'; end $$`,
  );
  await database.query(
    "create trigger refuse before update on idempotency_keys for each row execute function refuse()",
  );
  const first = await post("k-8", { app, name: "Unkept" });
  await database.query("drop trigger refuse on idempotency_keys");
  expect(first.status).toBe(200);
  expect((await post("k-8", { app, name: "Unkept" })).status).toBe(409);
  expect(await countLinks()).toBe(before + 1);
});

it("keeps callers apart, and asks who calls first", async () => {
  const mine = await post("k-5", { app, name: "Mine" });
  const other = await colleague(caller, "admin");
  const secrets = await readSecrets(other);
  const theirs = await post("k-5", { app }, `User ${secrets.userSecret}, Organization ${secrets.organizationSecret}`);
  expect([theirs.status, theirs.headers.get("idempotency-replayed")]).toEqual([200, null]);
  expect(theirs.body.id).not.toBe(mine.body.id);
  expect((await post("k-5", { app, name: "Mine" }, "User x, Organization y")).status).toBe(401);
});

it("takes over from a call that died, and forgets after a day", async () => {
  const body = { app, name: "Died" };
  await post("k-6", body);
  await database.query(
    "update idempotency_keys set answer_sealed = null, holder = gen_random_uuid(), until = now() - interval '1 s'",
  );
  const again = await post("k-6", body);
  expect([again.status, again.headers.get("idempotency-replayed")]).toEqual([200, null]);
  await database.query("update idempotency_keys set expires_at = now() - interval '1 s'");
  expect((await post("k-6", { app, name: "Another" })).status).toBe(200);
  await database.query("update idempotency_keys set expires_at = now() - interval '1 s'");
  await deleteOldIdempotencyKeys();
  expect(await database.query("select 1 from idempotency_keys")).toEqual([]);
});

it("stores no token in plain text", async () => {
  const { body } = await post("k-7", { app, name: "Secret" });
  const [row] = await database.query<{ t: string }>(
    "select encode(answer_sealed, 'escape') t from idempotency_keys limit 1",
  );
  expect(row!.t).not.toContain(body.token);
});

it.each(["", "two words", "x".repeat(256)])("refuses %j for a key", async (key) => {
  expect((await post(key, { app })).status).toBe(400);
});
