import { randomUUID } from "node:crypto";
import { expect, test } from "./fixtures";
import { instanceOfOAuth1, instanceOfOAuth2 } from "./support/instance-by-api";
import { newOrganization } from "./support/organization";

const NOBODY = "Invalid Organization or User secret, or invalid Element token provided.";

test("an OAuth 2.0 token comes with its tenant and works at Xero", async ({ portal, simulator, db }) => {
  const { admin } = await newOrganization(portal, db);
  const { id, token } = await instanceOfOAuth2(admin.client, simulator, { organisation: 2 });
  const { status, body, headers } = await admin.client.asElement(token, "GET", "/instances/token");
  expect(status).toBe(200);
  const [left] = await db.query<{ seconds: number }>(
    "select extract(epoch from g.expires_at - now())::float8 seconds from instances i join grants g on g.id = i.grant_id where i.id = $1",
    [id],
  );
  expect(Object.keys(body).toSorted()).toEqual(["accessToken", "connectionId", "expiresIn", "tenantId", "tokenType"]);
  expect(body).toMatchObject({ tokenType: "Bearer" });
  expect(Number.isInteger(body.expiresIn)).toBe(true);
  expect(body.expiresIn).toBeGreaterThanOrEqual(Math.floor(left!.seconds));
  expect(body.expiresIn).toBeLessThanOrEqual(1800);
  expect(headers.get("cache-control")).toBe("no-store");
  const organisation = await fetch(`${portal.simulator.url}/api.xro/2.0/Organisation`, {
    headers: {
      accept: "application/json",
      authorization: `Bearer ${String(body.accessToken)}`,
      "xero-tenant-id": String(body.tenantId),
    },
  });
  expect(organisation.status).toBe(200);
  const byId = await admin.client.call("GET", `/instances/${id}/token`);
  expect(byId.body.accessToken).toBe(body.accessToken);
});

test("an OAuth 1.0a token comes with its secret", async ({ portal, simulator, db }) => {
  const { admin } = await newOrganization(portal, db);
  const { token } = await instanceOfOAuth1(admin.client, simulator);
  const { body } = await admin.client.asElement(token, "GET", "/instances/token");
  expect(body).toMatchObject({ tokenType: "OAuth", accessTokenSecret: expect.any(String) });
  expect(body.connectionId).toBeUndefined();
  expect(await simulator.isLive(String(body.accessToken))).toBe(true);
});

test("reading never asks Xero, however often and old the token is", async ({ portal, simulator, db }) => {
  const { admin } = await newOrganization(portal, db);
  const { id, token, app } = await instanceOfOAuth2(admin.client, simulator);
  const before = await simulator.requests(app.key);
  for (const minutesLeft of [30, 11, 10, 5, 1]) {
    // Its renewal is put off, so that whatever is asked of Xero would be asked by the reading.
    await db.query(
      `update grants set expires_at = now() + $2 * interval '1 minute', renew_at = now() + interval '1 hour'
       where id = (select grant_id from instances where id = $1)`,
      [id, minutesLeft],
    );
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => admin.client.asElement(token, "GET", "/instances/token")),
    );
    for (const { status, body } of answers) {
      expect(status).toBe(200);
      expect(Math.ceil(Number(body.expiresIn) / 60)).toBe(minutesLeft);
    }
  }
  expect(await simulator.requests(app.key)).toEqual(before);
});

test("a token that has ended is told apart by who can bring it back", async ({ portal, simulator, db }) => {
  const { admin } = await newOrganization(portal, db);
  const set = (id: number, columns: string) =>
    db.query(`update grants set ${columns} where id = (select grant_id from instances where id = $1)`, [id]);
  const renewable = await instanceOfOAuth2(admin.client, simulator);
  const expire = () =>
    set(renewable.id, "expires_at = now() - interval '1 second', renew_at = now() + interval '1 hour'");
  await simulator.fault({ path: "/connect/token", key: renewable.app.key, times: 1, kind: "status", status: 503 });
  await expire();
  const behind = await admin.client.call("GET", `/instances/${renewable.id}/token`);
  expect(behind.status).toBe(502);
  expect(behind.headers.get("retry-after")).toBe("5");

  await set(
    renewable.id,
    "status = 'reconnect', problem = 'consent_withdrawn', expires_at = now() + interval '9 minutes'",
  );
  expect(await admin.client.call("GET", `/instances/${renewable.id}/token`)).toMatchObject({
    status: 409,
    body: {
      message: `Instance ${renewable.id} has to be reconnected: Xero no longer accepts the consent. Ask the customer to connect again; its id and token stay.`,
    },
  });

  const plain = await instanceOfOAuth1(admin.client, simulator, { kind: "public" });
  expect((await admin.client.call("GET", `/instances/${plain.id}/token`)).status).toBe(200);
  await set(plain.id, "expires_at = now() - interval '1 second'");
  expect(await admin.client.call("GET", `/instances/${plain.id}/token`)).toMatchObject({
    status: 409,
    body: { message: expect.stringContaining("cannot be renewed") as unknown },
  });

  await db.query("update instances set removed_at = now() where id = $1", [plain.id]);
  expect(await admin.client.call("GET", `/instances/${plain.id}/token`)).toMatchObject({
    status: 409,
    body: { message: expect.stringContaining("disconnected in Xero") as unknown },
  });
});

test("a token that has expired is renewed when it is read, and a refusal of Xero is noted", async ({
  portal,
  simulator,
  db,
}) => {
  const { admin } = await newOrganization(portal, db);
  const { id, app } = await instanceOfOAuth2(admin.client, simulator);
  const expire = () =>
    db.query(
      `update grants set expires_at = now() - interval '1 second', renew_at = now() + interval '1 hour'
        where id = (select grant_id from instances where id = $1)`,
      [id],
    );
  await expire();
  const renewed = await admin.client.call("GET", `/instances/${id}/token`);
  expect(renewed.status).toBe(200);
  expect(await simulator.isLive(String(renewed.body.accessToken))).toBe(true);

  await simulator.revoke(app.key);
  await expire();
  for (const _ of [1, 2])
    expect(await admin.client.call("GET", `/instances/${id}/token`)).toMatchObject({
      status: 409,
      body: { message: expect.stringContaining("has to be reconnected") as unknown },
    });
  const events = "select type from events where instance_id = $1 and type = 'grant.reconnect_needed'";
  expect(await db.query(events, [id])).toHaveLength(1);
});

test("only those who may use the instance get its token", async ({ portal, simulator, db }) => {
  const { admin, member } = await newOrganization(portal, db);
  const stranger = (await newOrganization(portal, db)).admin;
  const theirs = await instanceOfOAuth2(admin.client, simulator);
  const own = await instanceOfOAuth2(member.client, simulator);

  expect((await member.client.call("GET", `/instances/${own.id}/token`)).status).toBe(200);
  expect((await admin.client.asElement(own.token, "GET", "/instances/token")).status).toBe(200);
  expect(await member.client.call("GET", `/instances/${theirs.id}/token`)).toMatchObject({
    status: 404,
    body: { message: `No instance found with ID ${theirs.id}` },
  });
  expect((await member.client.asElement(theirs.token, "GET", "/instances/token")).status).toBe(404);
  expect((await stranger.client.call("GET", `/instances/${theirs.id}/token`)).status).toBe(404);
  expect(await stranger.client.asElement(theirs.token, "GET", "/instances/token")).toMatchObject({
    status: 401,
    body: { message: NOBODY },
  });
  expect((await stranger.client.asElement(theirs.token, "GET", `/instances/${theirs.id}/token`)).status).toBe(401);
  expect((await admin.client.open("GET", `/instances/${theirs.id}/token`)).status).toBe(401);
  expect((await admin.client.call("GET", "/instances/token")).status).toBe(400);
  for (const id of ["x", "0", "2147483648", "99999999999"])
    expect((await admin.client.call("GET", `/instances/${id}/token`)).status).toBe(404);
  expect((await member.client.call("POST", `/instances/${theirs.id}/token`)).status).toBe(404);
  const { body: rotated } = await member.client.call("POST", `/instances/${own.id}/token`);
  expect((await member.client.asElement(own.token, "GET", "/instances/token")).status).toBe(401);
  expect((await member.client.asElement(String(rotated.token), "GET", "/instances/token")).status).toBe(200);

  await admin.client.call("DELETE", `/instances/${theirs.id}/enabled`);
  expect((await admin.client.asElement(theirs.token, "GET", "/instances/token")).status).toBe(403);
  await admin.client.call("DELETE", `/instances/${own.id}`);
  expect((await admin.client.asElement(String(rotated.token), "GET", "/instances/token")).status).toBe(401);
});

test("an admin can switch reading off, and passthrough goes on", async ({ portal, simulator, db }) => {
  const { id: organizationId, admin } = await newOrganization(portal, db);
  const { token } = await instanceOfOAuth2(admin.client, simulator);
  await db.query("update organizations set gives_tokens = false where id = $1", [organizationId]);
  const refused = await admin.client.asElement(token, "GET", "/instances/token");
  expect(refused).toMatchObject({
    status: 403,
    body: { message: expect.stringContaining("An admin has switched off reading access tokens") as unknown },
  });
  expect((await admin.client.asElement(token, "GET", "/passthrough/api.xro/2.0/Echo")).status).toBe(200);
});

test("rotated secrets go on working on every call until their overlap ends", async ({ portal, simulator, db }) => {
  const { id: organizationId, admin } = await newOrganization(portal, db);
  const { id, token } = await instanceOfOAuth2(admin.client, simulator);
  const statuses = async () => {
    const answers = [
      await admin.client.call("GET", `/instances/${id}`),
      await admin.client.call("GET", `/instances/${id}/token`),
      await admin.client.asElement(token, "GET", "/instances/token"),
      await admin.client.asElement(token, "GET", "/passthrough/api.xro/2.0/Organisation"),
    ];
    return answers.map(({ status }) => status);
  };
  const rotate = async (until: string) => {
    const overlap = `previous_secret_hash = secret_hash, previous_secret_until = now() + $2::interval, secret_hash = sha256($3)`;
    const values = [until, Buffer.from(randomUUID())];
    await db.query(`update users set ${overlap} where email = $1`, [admin.email, ...values]);
    await db.query(`update organizations set ${overlap} where id = $1`, [organizationId, ...values]);
  };
  await rotate("24 hours");
  expect(await statuses()).toEqual([200, 200, 200, 200]);
  await db.query("update users set previous_secret_until = now() where email = $1", [admin.email]);
  expect(await statuses()).toEqual([401, 401, 401, 401]);
});
