import { isDeepStrictEqual } from "node:util";
import { decryptApp } from "@/lib/apps/credentials";
import { APP_COLUMNS, type AppColumns, type AppRow, readApp } from "@/lib/apps/store";
import type { TokenSet, XeroApp } from "@/lib/xero/model";
import { decryptTokens } from "./token-encryption";

/** A grant as stored, and its app. */
export type SealedGrant = {
  id: string;
  organizationId: string;
  version: number;
  status: "active" | "retrying" | "reconnect";
  problem: string | null;
  secondsLeft: number;
  renewable: boolean;
  tokensSealed: Buffer<ArrayBuffer>;
  app: AppRow;
};

/** SQL of what `readSealedGrant` reads, beside the organization: of a grant `g`, its tokens `t` and its app `a`. */
export const GRANT_COLUMNS = `g.id "grantId", g.version, g.status, g.problem, g.renew_at is not null renewable,
  extract(epoch from g.expires_at - now())::float8 "secondsLeft", t.tokens_sealed "tokensSealed", ${APP_COLUMNS}`;
export type GrantColumns = Omit<SealedGrant, "id" | "app"> & AppColumns & { grantId: string };

/** The grant out of a row that was selected with `GRANT_COLUMNS`. */
export function readSealedGrant(row: GrantColumns): SealedGrant {
  const { grantId: id, organizationId, version, status, problem, renewable, secondsLeft, tokensSealed } = row;
  return { id, organizationId, version, status, problem, renewable, secondsLeft, tokensSealed, app: readApp(row) };
}

type Sealed = Pick<SealedGrant, "id" | "organizationId" | "tokensSealed" | "app">;

const decrypted = new Map<string, { row: AppRow; app: Promise<XeroApp> }>();

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
