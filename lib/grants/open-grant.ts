import { isDeepStrictEqual } from "node:util";
import { decryptApp } from "@/lib/apps/credentials";
import type { AppRow } from "@/lib/apps/store";
import type { TokenSet, XeroApp } from "@/lib/xero/model";
import { decryptTokens } from "./token-encryption";

type Sealed = { id: string; organizationId: string; tokensSealed: Uint8Array; app: AppRow };

type Opened = { row: AppRow; app: Promise<XeroApp> };

const opened = new Map<string, Opened>();

/** A grant's app and tokens, opened. Throws UnsealError, which tells the table, when either cannot be. */
export async function decryptGrant(grant: Sealed): Promise<{ app: XeroApp; tokens: TokenSet }> {
  return { app: await decryptOnce(grant.app), tokens: decryptTokens(grant, grant.tokensSealed) };
}

/** Parsing an RSA key costs as much as signing with it: an app is opened again only when its row has changed. */
function decryptOnce(row: AppRow): Promise<XeroApp> {
  const known = opened.get(row.id);
  if (known && isDeepStrictEqual(known.row, row)) return known.app;
  const app = decryptApp(row);
  opened.set(row.id, { row, app });
  app.catch(() => opened.delete(row.id));
  return app;
}
