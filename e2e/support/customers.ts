import { saveApp } from "@/lib/apps/save-app";
import type { Caller } from "@/lib/caller";
import { callbackUrl } from "@/lib/connect/begin-authorization";
import { transaction } from "@/lib/db";
import { randomToken, tokenHash } from "@/lib/encryption";
import { makeLink } from "@/lib/links/create";
import type { LinkToCreate } from "@/lib/links/read-link";
import { scopesFor } from "@/lib/xero/scopes";
import { beginForCustomer } from "@/lib/connect/customer/begin";
import { findVisitor, openLink } from "@/lib/connect/customer/visitor";
import { handleCallback } from "@/lib/connect/handle-callback";
import type { TestDatabase } from "./database";
import { instance } from "./people";
import type { SimulatorControl } from "./simulator-control";

/** A link for one customer that asks for nothing special. */
export const PLAIN_LINK: Omit<LinkToCreate, "appId"> = {
  scopes: null,
  name: "Harbour Lane Bakery",
  tags: [],
  externalId: null,
  email: null,
  language: null,
  maxUses: 1,
  days: 14,
  returnUrl: null,
  verify: null,
  verifyUrl: null,
  instanceId: null,
};

/** Saves a Partner app of OAuth 2.0 with these keys, and returns its id. */
export function savedApp(caller: Caller, { key, secret }: { key: string; secret: string }): Promise<string> {
  const keys = { key, secret, callbackUrl: callbackUrl(), scopes: scopesFor(["invoices"], false) };
  const app = { kind: "partner", protocol: "oauth2", name: "Lantern Sync", privateKeyPem: null, ...keys } as const;
  return transaction((tx) => saveApp(tx, caller, app));
}

type Made = { name: string; email?: string | null; maxUses?: number };

/** An instance that a customer connected with a link, as after a consent, and the link's token. */
export async function connectedByCustomer(database: TestDatabase, caller: Caller, made: Made) {
  const { name, email = null, maxUses = 1 } = made;
  const { id } = await instance(caller, { name });
  const sql = "select g.app_id from instances i join grants g on g.id = i.grant_id where i.id = $1";
  const [row] = await database.query<{ app_id: string }>(sql, [id]);
  const link = await makeLink(caller, { ...PLAIN_LINK, appId: row!.app_id, name, email, maxUses });
  const visitor = randomToken("base64url");
  await giveTo(database, { id, linkId: link.id, visitor });
  return { id, linkId: link.id, token: link.token, visitor };
}

/** Makes an instance that of a link's browser. */
export async function giveTo(database: TestDatabase, to: { id: number; linkId: string; visitor: string }) {
  await database.query("update instances set link_id = $2, visitor_hash = $3, created_by_id = null where id = $1", [
    to.id,
    to.linkId,
    tokenHash(to.visitor),
  ]);
  await database.query("update links set uses = least(uses + 1, max_uses) where id = $1", [to.linkId]);
}

/** A browser's cookies, which keeps what answers set. */
export function cookieJar() {
  const cookies = new Map<string, string>();
  return {
    keep: (cookie: string) => {
      const [pair = ""] = cookie.split(";");
      cookies.set(pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1));
    },
    cookieOf: (name: string) => cookies.get(name),
    all: () => [...cookies].map(([name, value]) => ({ name, value })),
  };
}

/** A browser that opens a link. */
export async function openInBrowser(token: string, jar = cookieJar()) {
  const opened = await openLink({ token, address: "203.0.113.7", cookieOf: jar.cookieOf, isSeen: true });
  if (!opened) throw new Error("no such link");
  jar.keep(opened.cookie);
  const visitor = await findVisitor(opened.linkId, jar.cookieOf, "203.0.113.7");
  return { jar, visitor: visitor! };
}

export type CustomersBrowser = Awaited<ReturnType<typeof openInBrowser>>;

/** The customer goes to Xero, agrees there for some of its organisations, and comes back. Returns the attempt. */
export async function agreeInBrowser(
  control: SimulatorControl,
  { visitor, jar }: CustomersBrowser,
  organisations: number[],
): Promise<string> {
  const { location, cookie } = await beginForCustomer(visitor, jar.cookieOf);
  jar.keep(cookie!);
  const back = await control.agree(location, { organisations });
  const cookieOf = (attempt: string) => jar.cookieOf(`gangway-attempt-${attempt}`);
  const { reason, attemptId } = await handleCallback(new URL(back.location).searchParams, cookieOf);
  if (reason) throw new Error(`the customer came back with ${reason}`);
  return attemptId!;
}
