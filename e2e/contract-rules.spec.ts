import { expect, test } from "./fixtures";
import { clientOf, consented, instanceBody } from "./support/contract-client";

test("one message names every entry that is missing", async ({ portal }) => {
  const client = clientOf(portal);
  const token = await client.open("GET", "/elements/xero/oauth/token?apiKey=&&other=1");
  expect(token).toMatchObject({
    status: 400,
    body: { message: "Required entries are missing: apiKey, apiSecret, callbackUrl." },
  });
  const url = await client.open("GET", "/elements/xero/oauth/url?apiKey=a");
  expect(url.body.message).toBe("Required entries are missing: apiSecret, callbackUrl.");
  const made = await client.call("POST", "/instances", {});
  expect(made.status).toBe(400);
  expect(made.body.message).toBe(
    'Required entries are missing: element.key, name, providerData.oauth_token, providerData.oauth_verifier, configuration["oauth.api.key"], configuration["oauth.api.secret"], configuration["oauth.callback.url"].',
  );
  expect(made.body.requestId).toMatch(/^[\da-f]{24}$/);
  expect(made.headers.get("elements-request-id")).toBe(made.body.requestId);
});

test("wrong secrets are 401, and a header is not looked at where none is needed", async ({ portal }) => {
  const client = clientOf(portal);
  const message = "Invalid Organization or User secret, or invalid Element token provided.";
  for (const authorization of [
    "",
    "User x, Organization y",
    `User ${portal.userSecret}`,
    `User ${portal.organizationSecret}, Organization ${portal.userSecret}`,
  ]) {
    expect(await client.call("GET", "/instances", undefined, { authorization })).toMatchObject({
      status: 401,
      body: { message },
    });
  }
  expect(await client.asElement("nonsense", "GET", "/instances")).toMatchObject({ status: 401, body: { message } });
  expect((await client.call("GET", "/elements/keys", undefined, { authorization: "User x" })).body).toEqual(["xero"]);
});

test("connectors and instances that are not there are 404, below the other noun too", async ({ portal }) => {
  const client = clientOf(portal);
  expect((await client.open("GET", "/elements/quickbooks/oauth/token")).status).toBe(404);
  expect(await client.call("GET", "/instances/2000000000")).toMatchObject({
    status: 404,
    body: { message: "No instance found with ID 2000000000" },
  });
  expect((await client.call("GET", "/instances/99999999999999")).status).toBe(404);
  expect((await client.call("GET", "/instances/1e3")).status).toBe(404);
  expect((await client.call("GET", "/your_moms/xero")).status).toBe(404);
  for (const path of ["/nothing/here", "", "/"]) {
    expect(await client.call("GET", path)).toMatchObject({
      status: 404,
      body: { requestId: expect.any(String) as unknown },
    });
  }
  expect(await client.call("GET", "/instances?searchText=no-such-name")).toMatchObject({ status: 404 });
});

test("verbs, types and sizes that do not fit are told apart", async ({ portal }) => {
  const client = clientOf(portal);
  const verb = await client.call("DELETE", "/elements");
  expect(verb.status).toBe(405);
  expect(verb.headers.get("allow")).toContain("GET");
  const authorization = `User ${portal.userSecret}, Organization ${portal.organizationSecret}`;
  expect((await client.call("GET", "/instances", undefined, { authorization, accept: "text/html" })).status).toBe(406);
  expect(
    (
      await client.call("POST", "/instances", "a=1", {
        authorization,
        "content-type": "application/x-www-form-urlencoded",
      })
    ).status,
  ).toBe(415);
  expect((await client.call("POST", "/instances", "{", { authorization })).status).toBe(400);
  expect((await client.call("POST", "/instances", { name: "x".repeat(300_000) })).status).toBe(413);
});

test("a trailing slash, a number for the key, and unknown names are taken in place", async ({ portal, simulator }) => {
  const client = clientOf(portal);
  const app = await simulator.createApp("public");
  const keys = new URLSearchParams({
    apiKey: ` ${app.key} `,
    apiSecret: `${app.secret}\n`,
    callbackUrl: "http://localhost:9/",
    unknown: "",
  });
  expect((await client.open("GET", `/elements/244/oauth/token/?${keys}&&`)).status).toBe(200);
  const posted = await client.open("POST", "/elements/xero/oauth/url/", {
    apiKey: "a",
    apiSecret: "b",
    callbackUrl: "https://x.example",
    requestToken: "T",
  });
  expect(posted.body.oauthUrl).toBe(`${portal.simulator.url}/oauth/Authorize?oauth_token=T`);
});

test("bad entries are named, and nothing reaches Xero", async ({ portal, simulator }) => {
  const client = clientOf(portal);
  const app = await simulator.createApp("public");
  const tries = [
    [{ apiSecret: app.secret, callbackUrl: "not an address" }, "callbackUrl is not an absolute address"],
    [{ apiSecret: "s".repeat(1_001), callbackUrl: "http://localhost:9/" }, "apiSecret is longer than 1000 characters."],
    [{ apiSecret: "a\u0000b", callbackUrl: "http://localhost:9/" }, "apiSecret holds a control character."],
  ] as const;
  for (const [entries, message] of tries) {
    const query = new URLSearchParams({ apiKey: app.key, ...entries });
    const answer = await client.open("GET", `/elements/xero/oauth/token?${query}`);
    expect(answer.status).toBe(400);
    expect(answer.body.message).toContain(message);
  }
  expect(await simulator.requests(app.key)).toEqual([]);
});

test("an instance is listed, changed, disabled and deleted, and its token stops", async ({ portal, simulator, db }) => {
  const client = clientOf(portal);
  const app = await simulator.createApp("public");
  const returned = await consented(client, simulator, app, 2);
  const tag = `tag-${app.key}`;
  const { body } = await client.call("POST", "/elements/244/instances", {
    ...instanceBody("element", app, returned),
    element: undefined,
    tags: [tag],
  });
  const [id, token] = [Number(body.id), String(body.token)];
  const list = await client.call("GET", `/instances?tags[]=${tag}&searchText=&pageSize=`);
  expect(list.body).toMatchObject([{ id, tags: [tag] }]);
  expect(list.headers.get("elements-total-count")).toBe("1");
  expect(list.text).not.toContain(token);
  expect((await client.call("GET", "/instances/count")).body.totalInstances).toBeGreaterThan(0);

  expect((await client.call("PATCH", `/instances/${id}`, { name: "Renamed" })).body).toMatchObject({
    name: "Renamed",
    tags: [tag],
  });
  expect((await client.asElement(token, "PUT", "/instances", { tags: [] })).body).toMatchObject({
    id,
    name: "Renamed",
    tags: [],
  });
  expect((await client.call("DELETE", `/instances/${id}/enabled`)).body.disabled).toBe(true);
  expect((await client.asElement(token, "GET", "/ping")).status).toBe(403);
  expect((await client.asElement(token, "PUT", "/instances/enabled")).body.disabled).toBe(false);
  const configuration = (await client.call("GET", `/instances/${id}/configuration`)).body as unknown as {
    key: string;
    propertyValue: string;
  }[];
  expect(configuration.find(({ key }) => key === "oauth.api.secret")?.propertyValue).toBe("********");

  const listed = await client.asElement(token, "GET", "/instances?pageSize=1");
  expect([listed.status, Array.isArray(listed.body), listed.headers.get("elements-returned-count")]).toEqual([
    200,
    true,
    "1",
  ]);
  expect((await client.asElement(token, "GET", "/elements/xero/instances?searchText=nobody%20has%20it")).status).toBe(
    404,
  );
  const catalogue = await client.open("GET", "/elements");
  expect(catalogue.headers.get("elements-total-count")).toBe("1");

  const gone = await client.call("DELETE", `/instances/${id}`, "null");
  expect(gone).toMatchObject({ status: 200, text: "" });
  expect((await client.asElement(token, "GET", "/instances")).status).toBe(401);
  expect(await db.query("select 1 from grants g join apps a on a.id = g.app_id where a.key = $1", [app.key])).toEqual(
    [],
  );
});

test("pages of a list lead to every instance once", async ({ portal, simulator }) => {
  const client = clientOf(portal);
  const app = await simulator.createApp("public");
  const tag = `tag-${app.key}`;
  for (const organisation of [0, 1, 2]) {
    const returned = await consented(client, simulator, app, organisation);
    await client.call("POST", "/instances", instanceBody("element", app, returned, { tags: [tag] }));
  }
  const first = await client.call("GET", `/instances?tags[]=${tag}&pageSize=2`);
  const next = first.headers.get("elements-next-page-token");
  const second = await client.call("GET", `/instances?tags[]=${tag}&pageSize=2&nextPage=${next}`);
  expect(first.headers.get("elements-returned-count")).toBe("2");
  expect(second.headers.get("elements-next-page-token")).toBeNull();
  const ids = [first.body, second.body].flat().map(({ id }) => id);
  expect(new Set(ids).size).toBe(3);
});

test("signing in again under an instance keeps its id and token", async ({ portal, simulator, db }) => {
  const client = clientOf(portal);
  const app = await simulator.createApp("public");
  const made = await client.call(
    "POST",
    "/instances",
    instanceBody("element", app, await consented(client, simulator, app)),
  );
  const [id, token] = [made.body.id, String(made.body.token)];
  const again = await client.call(
    "PUT",
    `/instances/${id}`,
    instanceBody("element", app, await consented(client, simulator, app)),
  );
  expect(again).toMatchObject({ status: 200, body: { id } });
  expect((await client.asElement(token, "GET", "/ping")).status).toBe(200);
  expect(
    await db.query("select version from grants g join apps a on a.id = g.app_id where a.key = $1", [app.key]),
  ).toEqual([{ version: 2 }]);
});

test("an account's password leads to its secrets", async ({ portal }) => {
  const client = clientOf(portal);
  const { email, password } = portal.admin;
  const { body } = await client.open("POST", "/authentication", { username: email, password });
  const secrets = await client.call("GET", "/authentication/secrets", undefined, {
    authorization: `Bearer ${String(body.token)}`,
  });
  expect(secrets.body).toEqual({ userSecret: portal.userSecret, organizationSecret: portal.organizationSecret });
  expect((await client.call("GET", "/authentication/secrets", undefined, { authorization: "Bearer x" })).status).toBe(
    401,
  );
  expect((await client.open("POST", "/authentication", { username: email, password: "wrong" })).status).toBe(401);
  expect((await client.call("GET", "/organizations/me")).body).toMatchObject({ secret: portal.organizationSecret });
});
