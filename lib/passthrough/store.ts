import { type Caller, CALLER_BY_SECRETS, provenCaller, type SecretHashes } from "@/lib/caller";
import { pool } from "@/lib/db";
import { GRANT_COLUMNS, type GrantColumns, readSealedGrant, type SealedGrant } from "@/lib/grants/decrypt-grant";

/** A caller and the instance whose token they want to use. */
export type InstanceAccess = {
  caller: Caller;
  givesTokens: boolean;
  instanceId: number;
  ownerId: number | null;
  disabled: boolean;
  removed: boolean;
  xeroId: string;
  connectionId: string | null;
  grant: SealedGrant;
};

/** What proves a caller, and the address the call came from. */
export type Proof = { secrets: SecretHashes; address: string | null };

type Found = InstanceAccess | "nobody" | null;

/** The instance of that token: `"nobody"` when no caller has these secrets, null when the token is none of theirs. */
export function authorizeByToken(proof: Proof, tokenHash: Buffer): Promise<Found> {
  return find("access_by_token", "i.token_hash = $3", proof, tokenHash);
}

/** The same for the instance of that id. */
export function authorizeById(proof: Proof, id: number): Promise<Found> {
  return find("access_by_id", "i.id = $3", proof, id);
}

type Row = Pick<Caller, "userId" | "organizationId" | "role"> &
  Omit<InstanceAccess, "caller" | "instanceId" | "grant"> &
  GrantColumns & { instanceId: number | null };

/** Caller, instance, grant and app in one statement, because every call needs it. */
async function find(name: string, condition: string, { secrets, address }: Proof, value: unknown): Promise<Found> {
  const { columns, from, where } = CALLER_BY_SECRETS;
  const { rows } = await pool().query<Row>({
    name,
    text: `select ${columns}, o.gives_tokens "givesTokens",
        i.id "instanceId", i.created_by_id "ownerId", i.disabled_at is not null disabled, i.removed_at is not null removed,
        i.xero_id "xeroId", i.xero_connection_id "connectionId", ${GRANT_COLUMNS}
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
  const caller = provenCaller({ userId, organizationId, role, address });
  const grant = readSealedGrant(row);
  return { caller, givesTokens, instanceId, ownerId, disabled, removed, xeroId, connectionId, grant };
}
