import type { APIRequestContext, Browser } from "@playwright/test";
import { randomUUID } from "node:crypto";
import type { Portal } from "../fixtures";
import type { ContractClient } from "../support/contract-client";
import { instanceOfOAuth2 } from "../support/instance-by-api";
import { newOrganization } from "../support/organization";
import type { SimulatorControl } from "../support/simulator-control";

export type Database = { query: <Row extends object>(sql: string, values?: unknown[]) => Promise<Row[]> };

/** Stands in every text that the neighbour wrote, so that no answer can name it unnoticed. */
export const MARK = `Neighbour-${randomUUID().slice(0, 8)}`;

const SIGNATURE_KEY = "a-webhook-key-of-an-app-at-Xero";
const HOOK = "http://localhost:9/hook";
export const SAME_ORIGIN = { "sec-fetch-site": "same-origin" };

/** Ids of what an organization has, one of each kind. Instances and attempts are its admin's. */
export type Ids = Awaited<ReturnType<typeof fill>>;

export async function signedIn(browser: Browser, portal: { url: string }, who: { email: string; password: string }) {
  const { request } = await browser.newContext({ baseURL: portal.url, extraHTTPHeaders: SAME_ORIGIN });
  const { csrfToken } = (await (await request.get("/api/auth/csrf")).json()) as { csrfToken: string };
  const form = { csrfToken, email: who.email, password: who.password, json: "true" };
  const answer = await request.post("/api/auth/callback/credentials", { form });
  if (!answer.ok()) throw new Error(`${who.email} could not sign in`);
  return request;
}

/** An organization with an admin and a member, which has one of everything that has an id. */
export async function furnished(
  browser: Browser,
  { portal, simulator, db }: { portal: Portal; simulator: SimulatorControl; db: Database },
  name: string,
) {
  const { id, admin, member } = await newOrganization(portal, db);
  await db.query("update organizations set name = $2 where id = $1", [id, name]);
  const session = await signedIn(browser, portal, admin);
  const ids = await fill({ id, name, client: admin.client, session, simulator, db });
  return { ids, admin, member, session, memberSession: await signedIn(browser, portal, member) };
}

type Filling = {
  id: string;
  name: string;
  client: ContractClient;
  session: APIRequestContext;
  simulator: SimulatorControl;
  db: Database;
};

async function fill({ id, name, client, session, simulator, db }: Filling) {
  const made = await instanceOfOAuth2(client, simulator);
  const send = async (method: string, path: string, data: object = {}) => {
    const answer = await session.fetch(`/api/portal/${path}`, { method, data });
    if (!answer.ok()) throw new Error(`${method} ${path}: ${await answer.text()}`);
    return answer.status() === 204 ? {} : ((await answer.json()) as Record<string, unknown>);
  };
  const find = async (sql: string) => Object.values((await db.query<Record<string, string>>(sql, [id]))[0] ?? {})[0]!;
  const idOf = async (path: string, body: object) => {
    const { status, text, body: answer } = await client.call("POST", path, body);
    if (status !== 200) throw new Error(`POST ${path}: ${text}`);
    return String((answer.key as { id?: string } | undefined)?.id ?? answer.id);
  };
  await send("PATCH", `instances/${made.id}`, { name, tags: [name] });
  const app = await find("select id from apps where organization_id = $1");
  await send("PATCH", `apps/${app}`, { name, reads: [], madeBefore: false });
  await send("POST", `apps/${app}/xero-webhook`, { key: SIGNATURE_KEY });
  const key = await idOf("/keys", { name, scopes: ["admin"] });
  const instanceKey = await idOf(`/instances/${made.id}/keys`, { name });
  const webhook = await idOf("/webhooks", { url: HOOK });
  await send("POST", `webhooks/${webhook}/test`);
  await send("PATCH", `instances/${made.id}/webhook`, { enabled: true, url: HOOK });
  await send("POST", `instances/${made.id}/webhook/test`);
  const { body: link } = await client.call("POST", "/connect/sessions", { app, name, externalId: name });
  await send("POST", "invitations", { email: `${name.toLowerCase()}-${randomUUID()}@harbour.example`, role: "member" });
  await session.post("/api/portal/attempts", { form: { kind: "public", protocol: "oauth2" }, maxRedirects: 0 });
  return {
    organization: id,
    instance: made.id,
    token: made.token,
    app,
    key,
    instanceKey,
    webhook,
    link: String(link.id),
    linkUrl: String(link.url),
    delivery: await find(
      "select d.id from deliveries d join webhook_endpoints w on w.id = d.endpoint_id where w.organization_id = $1",
    ),
    instanceDelivery: await find(
      "select d.id from deliveries d join instances i on i.id = d.instance_id where i.organization_id = $1",
    ),
    invitation: await find("select id from invitations where organization_id = $1"),
    attempt: await find("select id from attempts where organization_id = $1 and status = 'started'"),
    session: await find("select id from sessions where organization_id = $1"),
    user: await find("select min(user_id) from memberships where organization_id = $1"),
  };
}
