import { isDeepStrictEqual } from "node:util";
import { decryptApp } from "@/lib/apps/credentials";
import type { AppRow } from "@/lib/apps/store";
import type { TokenSet, XeroApp } from "@/lib/xero/model";
import { decryptTokens } from "./token-encryption";

type Sealed = { id: string; organizationId: string; tokensSealed: Uint8Array; app: AppRow };

type Decrypted = { row: AppRow; app: Promise<XeroApp> };

const decrypted = new Map<string, Decrypted>();

/** A grant's app and tokens, decrypted. Throws DecryptionError, which names the table, when either cannot be. */
export async function decryptGrant(grant: Sealed): Promise<{ app: XeroApp; tokens: TokenSet }> {
  return { app: await decryptOnce(grant.app), tokens: decryptTokens(grant, grant.tokensSealed) };
}

/** Parsing an RSA key costs as much as signing with it, so an app is decrypted again only when its row has changed. */
function decryptOnce(row: AppRow): Promise<XeroApp> {
  const known = decrypted.get(row.id);
  if (known && isDeepStrictEqual(known.row, row)) return known.app;
  const app = decryptApp(row);
  decrypted.set(row.id, { row, app });
  app.catch(() => decrypted.delete(row.id));
  return app;
}
