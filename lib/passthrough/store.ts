import type { AppRow } from "@/lib/apps/store";
import { pool } from "@/lib/db";
import type { Caller } from "@/lib/accounts/store";

/** An instance, and the caller who is about to use its token. */
export type InstanceAccess = Caller & {
  /** Whether programs of the organization may read access tokens. */
  givesTokens: boolean;
  instanceId: number;
  /** Who connected it. */
  ownerId: number | null;
  disabled: boolean;
  /** Disconnected from Xero's side. */
  removed: boolean;
  xeroId: string;
  connectionId: string | null;
  grant: SealedGrant;
};

/** A grant as it is stored now, and its app. */
export type SealedGrant = {
  id: string;
  organizationId: string;
  version: number;
  status: "active" | "retrying" | "reconnect";
  problem: string | null;
  /** Until the access token ends, by the database's clock. */
  secondsLeft: number;
  renewable: boolean;
  tokensSealed: Buffer<ArrayBuffer>;
  app: AppRow;
};

/** SHA-256 of the contract's two secrets. */
export type SecretHashes = { user: Buffer; organization: Buffer };

/** The instance of that token: `"nobody"` when no caller has these secrets, null when the token is none of theirs. */
export function authorizeByToken(secrets: SecretHashes, tokenHash: Buffer): Promise<InstanceAccess | "nobody" | null> {
  return find({ name: "use_by_token", condition: "i.token_hash = $3" }, secrets, tokenHash);
}

/** The same for the instance of that id. */
export function authorizeById(secrets: SecretHashes, id: number): Promise<InstanceAccess | "nobody" | null> {
  return find({ name: "use_by_id", condition: "i.id = $3" }, secrets, id);
}

type Row = Omit<InstanceAccess, "instanceId" | "grant"> &
  Omit<SealedGrant, "id" | "app"> &
  Omit<AppRow, "id"> & { instanceId: number | null; grantId: string; appId: string };
type Named = { instanceId: number };

/** Caller, instance, grant and app in one statement, because it is on the way of every call. */
async function find(
  { name, condition }: { name: string; condition: string },
  { user, organization }: SecretHashes,
  value: unknown,
): Promise<InstanceAccess | "nobody" | null> {
  const { rows } = await pool().query<Row>({
    name,
    text: `select u.id "userId", o.id "organizationId", m.role, o.gives_tokens "givesTokens",
        i.id "instanceId", i.created_by_id "ownerId", i.disabled_at is not null disabled, i.removed_at is not null removed,
        i.xero_id "xeroId", i.xero_connection_id "connectionId",
        g.id "grantId", g.version, g.status, g.problem, g.renew_at is not null renewable,
        extract(epoch from g.expires_at - now())::float8 "secondsLeft", t.tokens_sealed "tokensSealed",
        a.id "appId", a.name, a.kind, a.protocol, a.key, a.secret_sealed "secretSealed",
        a.private_key_sealed "privateKeySealed", a.callback_url "callbackUrl", a.scopes
      from users u
      join memberships m on m.user_id = u.id
      join organizations o on o.id = m.organization_id
      left join (instances i
        join grants g on g.id = i.grant_id join grant_tokens t on t.grant_id = g.id join apps a on a.id = g.app_id)
        on i.organization_id = o.id and ${condition}
      where u.secret_hash = $1 and o.secret_hash = $2`,
    values: [user, organization, value],
  });
  const [row] = rows;
  if (!row) return "nobody";
  return row.instanceId === null ? null : toUse({ ...row, instanceId: row.instanceId });
}

function toUse({
  grantId,
  version,
  status,
  problem,
  renewable,
  secondsLeft,
  tokensSealed,
  ...rest
}: Row & Named): InstanceAccess {
  const { appId, name, kind, protocol, key, secretSealed, privateKeySealed, callbackUrl, scopes, ...use } = rest;
  const { organizationId } = use;
  const app = { id: appId, organizationId, name, kind, protocol, key, callbackUrl, scopes };
  const grant = { id: grantId, organizationId, version, status, problem, renewable, secondsLeft, tokensSealed };
  return { ...use, grant: { ...grant, app: { ...app, secretSealed, privateKeySealed } } };
}
