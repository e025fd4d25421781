import { APP_COLUMNS, type AppColumns, type AppRow, readApp } from "@/lib/apps/store";
import { type Caller, CALLER_BY_SECRETS, provenCaller, type SecretHashes } from "@/lib/caller";
import { pool } from "@/lib/db";

/** A caller and the instance whose token they want to use. */
export type InstanceAccess = {
  caller: Caller;
  /** Whether programs of the organization may read access tokens. */
  givesTokens: boolean;
  instanceId: number;
  /** Who connected it. */
  ownerId: number | null;
  disabled: boolean;
  /** Disconnected in Xero. */
  removed: boolean;
  xeroId: string;
  connectionId: string | null;
  grant: SealedGrant;
};

/** A grant as stored, and its app. */
export type SealedGrant = {
  id: string;
  organizationId: string;
  version: number;
  status: "active" | "retrying" | "reconnect";
  problem: string | null;
  /** Until the access token expires, by the database's clock. */
  secondsLeft: number;
  renewable: boolean;
  tokensSealed: Buffer<ArrayBuffer>;
  app: AppRow;
};

/** What proves a caller, and the address the call came from. */
export type Proof = { secrets: SecretHashes; address: string | null };

/** The instance of that token: `"nobody"` when no caller has these secrets, null when the token is none of theirs. */
export function authorizeByToken(proof: Proof, tokenHash: Buffer): Promise<InstanceAccess | "nobody" | null> {
  return find({ name: "access_by_token", condition: "i.token_hash = $3" }, proof, tokenHash);
}

/** The same for the instance of that id. */
export function authorizeById(proof: Proof, id: number): Promise<InstanceAccess | "nobody" | null> {
  return find({ name: "access_by_id", condition: "i.id = $3" }, proof, id);
}

type Row = Pick<Caller, "userId" | "organizationId" | "role"> &
  Omit<InstanceAccess, "caller" | "instanceId" | "grant"> &
  Omit<SealedGrant, "id" | "organizationId" | "app"> &
  AppColumns & { instanceId: number | null; grantId: string };

/** Caller, instance, grant and app in one statement, because every call needs it. */
async function find(
  { name, condition }: { name: string; condition: string },
  { secrets, address }: Proof,
  value: unknown,
): Promise<InstanceAccess | "nobody" | null> {
  const { columns, from, where } = CALLER_BY_SECRETS;
  const { rows } = await pool().query<Row>({
    name,
    text: `select ${columns}, o.gives_tokens "givesTokens",
        i.id "instanceId", i.created_by_id "ownerId", i.disabled_at is not null disabled, i.removed_at is not null removed,
        i.xero_id "xeroId", i.xero_connection_id "connectionId",
        g.id "grantId", g.version, g.status, g.problem, g.renew_at is not null renewable,
        extract(epoch from g.expires_at - now())::float8 "secondsLeft", t.tokens_sealed "tokensSealed", ${APP_COLUMNS}
      from ${from}
      left join (instances i
        join grants g on g.id = i.grant_id join grant_tokens t on t.grant_id = g.id join apps a on a.id = g.app_id)
        on i.organization_id = o.id and ${condition}
      where ${where}`,
    values: [secrets.user, secrets.organization, value],
  });
  const [row] = rows;
  if (!row) return "nobody";
  return row.instanceId === null ? null : toAccess(row, row.instanceId, address);
}

function toAccess(row: Row, instanceId: number, address: string | null): InstanceAccess {
  const { userId, organizationId, role, givesTokens, ownerId, disabled, removed, xeroId, connectionId } = row;
  const { grantId, version, status, problem, renewable, secondsLeft, tokensSealed } = row;
  const grant = { id: grantId, organizationId, version, status, problem, renewable, secondsLeft, tokensSealed };
  return {
    caller: provenCaller({ userId, organizationId, role, address }),
    givesTokens,
    instanceId,
    ownerId,
    disabled,
    removed,
    xeroId,
    connectionId,
    grant: { ...grant, app: readApp(row) },
  };
}
