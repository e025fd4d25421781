import type { Caller } from "@/lib/caller";
import { randomToken, tokenHash } from "@/lib/encryption";
import { makeLink } from "@/lib/links/create";
import { findVisitor, openLink } from "@/lib/connect/customer/visitor";
import type { TestDatabase } from "./database";
import { instance } from "./people";

type Made = { name: string; email?: string | null; maxUses?: number };

/** An instance that a customer connected with a link, as after a consent, and the link's token. */
export async function connectedByCustomer(database: TestDatabase, caller: Caller, made: Made) {
  const { name, email = null, maxUses = 1 } = made;
  const { id } = await instance(caller, { name });
  const sql = "select g.app_id from instances i join grants g on g.id = i.grant_id where i.id = $1";
  const [row] = await database.query<{ app_id: string }>(sql, [id]);
  const fixed = { scopes: null, tags: [], externalId: null, language: null, days: 14, returnUrl: null };
  const unchecked = { verify: null, verifyUrl: null };
  const wanted = { ...fixed, ...unchecked, appId: row!.app_id, name, email, maxUses, instanceId: null };
  const link = await makeLink(caller, wanted);
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
