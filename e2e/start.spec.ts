import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";
import { networkInterfaces } from "node:os";
import { join } from "node:path";
import { freePort } from "@/scripts/ports";
import { ROOT } from "@/scripts/root";
import { encode } from "next-auth/jwt";
import { expect, test } from "./fixtures";

test("the home page opens, and the admin can sign in", async ({ page, signIn }) => {
  await page.goto("/");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await signIn(page);
  const session = await page.request.get("/api/auth/session");
  expect(await session.json()).toHaveProperty("sessionId");
});

test("the portal listens on this machine only, and its redirects stay at its public address", async ({ portal }) => {
  const { port, origin } = new URL(portal.url);
  const others = Object.values(networkInterfaces()).flatMap((all) => all!.filter(({ internal }) => !internal));
  for (const { address, family } of others.filter(({ family }) => family === "IPv4"))
    await expect(fetch(`http://${address}:${port}/api/live`), family).rejects.toThrow();
  for (const path of ["/dashboard", "/sign-in/begin?back=/dashboard", "/api/auth/signin"]) {
    const answer = await fetch(portal.url + path, { redirect: "manual" });
    expect(answer.status, path).toBeGreaterThanOrEqual(300);
    expect(new URL(answer.headers.get("location") ?? "none:", portal.url).origin, path).toBe(origin);
  }
});

test("a Partner and a Public app of the simulator get a request token at once", async ({ portal, request }) => {
  for (const { kind, key, secret } of portal.simulator.apps.filter(({ protocol }) => protocol === "oauth1")) {
    const params = { apiKey: key, apiSecret: secret, callbackUrl: `${portal.url}/connect/callback` };
    const answer = await request.get("/elements/api-v2/elements/xero/oauth/token", {
      params: { ...params, "xero.partner": String(kind === "partner") },
    });
    expect(answer.status(), `${kind}: ${await answer.text()}`).toBe(200);
  }
});

test("the database is migrated and has the first admin", async ({ db, portal }) => {
  const users = await db.query<{ email: string }>("select email from users order by id limit 1");
  expect(users).toEqual([{ email: portal.admin.email }]);
});

test("a new app is known to the simulator, and what it receives is told", async ({ portal, request, simulator }) => {
  const { key, secret } = await simulator.createApp("public");
  const params = { apiKey: key, apiSecret: secret, callbackUrl: `${portal.url}/connect/callback` };
  await request.get("/elements/api-v2/elements/xero/oauth/token", { params });
  expect(await simulator.requests(key)).toMatchObject([{ method: "POST", path: "/oauth/RequestToken", status: 200 }]);
});

/** The built server alone, with these settings. `output` grows. */
async function serve(settings: Record<string, string>) {
  const port = await freePort();
  const env = { ...process.env, PUBLIC_URL: `http://localhost:${port}`, ...settings };
  const args = [join(ROOT, "scripts/server.js"), "--port", String(port)];
  const server: ChildProcess = spawn(process.execPath, args, { cwd: ROOT, env });
  const told = { output: "" };
  for (const stream of [server.stdout, server.stderr])
    stream?.on("data", (text: Buffer) => (told.output += text.toString()));
  return { server, told, url: `http://localhost:${port}` };
}

const SETTINGS = {
  ENCRYPTION_KEYS: `k1:${Buffer.alloc(32, 1).toString("base64")}`,
  SESSION_SECRET: "a session secret that only this test uses",
  ROLE: "web",
};

test("wrong settings end the server with one sentence that names them", async () => {
  const { server, told } = await serve({ ...SETTINGS, DATABASE_URL: "mysql://x", SESSION_SECRET: "short" });
  const [code] = (await once(server, "exit")) as [number];
  expect(code).toBe(1);
  expect(told.output).toContain(
    "Settings are wrong: DATABASE_URL is not a postgresql:// address; SESSION_SECRET has fewer",
  );
});

test("another value of the key that encrypted what is stored ends the server with a sentence that names the key", async ({
  portal,
}) => {
  const { server, told } = await serve({ ...SETTINGS, DATABASE_URL: portal.databaseUrl });
  const [code] = (await once(server, "exit")) as [number];
  expect(code).toBe(1);
  expect(told.output).toContain("Key k1 of ENCRYPTION_KEYS has another value than the key k1 that encrypted");
});

test("a server waits for its database, says so, and then runs", async ({ portal, db }) => {
  const name = `late_${randomUUID().replaceAll("-", "")}`;
  await db.query(`create database ${name}`);
  const database = new URL(portal.databaseUrl);
  database.pathname = name;
  const { port, hostname } = database;
  database.port = String(await freePort());
  const { server, told, url } = await serve({ ...SETTINGS, DATABASE_URL: database.href });
  const sockets: Socket[] = [];
  const late = createServer((client) => {
    const upstream = connect(Number(port), hostname);
    client.pipe(upstream).pipe(client);
    for (const socket of [client, upstream]) sockets.push(socket.on("error", () => socket.destroy()));
  });
  try {
    await expect.poll(() => told.output, { timeout: 30_000 }).toContain("waiting for the database");
    late.listen(Number(database.port), hostname);
    const health = async () => (await fetch(`${url}/api/live`).catch(() => null))?.status;
    await expect.poll(health, { timeout: 30_000 }).toBe(200);
    expect(server.exitCode).toBeNull();

    // Away again, to whoever is signed in.
    const session = await encode({ token: { sessionId: randomUUID() }, secret: SETTINGS.SESSION_SECRET });
    const headers = { accept: "text/html", cookie: `next-auth.session-token=${session}` };
    const open = () => fetch(`${url}/dashboard`, { headers, redirect: "manual" });
    expect((await open()).status).toBe(307);
    late.close();
    for (const socket of sockets) socket.destroy();
    const away = await open();
    expect([away.status, away.headers.get("retry-after")]).toEqual([503, "5"]);
    const requestId = away.headers.get("x-request-id")!;
    expect(await away.text()).toContain(`Temporarily unavailable</h1>`);
    expect(told.output).toContain(requestId);
  } finally {
    server.kill("SIGKILL");
    for (const socket of sockets) socket.destroy();
    late.close();
    await db.query(`drop database ${name} with (force)`);
  }
});

test("a server that waits for its database ends when it is told to", async () => {
  const nowhere = `postgresql://gangway:secret@127.0.0.1:${await freePort()}/gangway`;
  const { server, told } = await serve({ ...SETTINGS, DATABASE_URL: nowhere });
  await expect.poll(() => told.output, { timeout: 30_000 }).toContain("waiting for the database");
  server.kill("SIGTERM");
  // By itself: as the first process of a container a signal that it does not listen to would not end it.
  expect(await once(server, "exit")).toEqual([0, null]);
});
