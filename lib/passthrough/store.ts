import type { Caller } from "@/lib/caller";
import { pool } from "@/lib/db";
import { type CallerColumns, callerSql, type Proof, readCaller } from "@/lib/prove-caller";
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

type Found = InstanceAccess | "nobody" | null;

/** The instance of that token: `"nobody"` when no caller has that proof, null when the token is none of theirs. Throws as `readCaller`. */
export function authorizeByToken(proof: Proof, tokenHash: Buffer): Promise<Found> {
  return find("token", `i.token_hash = ${nextOf(proof)}`, proof, [tokenHash]);
}

/** The same for the instance of that id. */
export function authorizeById(proof: Proof, id: number): Promise<Found> {
  return find("id", `i.id = ${nextOf(proof)}`, proof, [id]);
}

/** The same for the instance that an API key is for; null when it is for no single one. */
export function authorizeByKey(proof: Proof): Promise<Found> {
  return find("key", "k.instance_id is not null", proof, []);
}

const nextOf = ({ hashes }: Proof) => `$${hashes.length + 1}`;

type Row = CallerColumns &
  Omit<InstanceAccess, "caller" | "instanceId" | "grant"> &
  GrantColumns & { instanceId: number | null };

/** Caller, instance, grant and app in one statement, because every call needs it. A key of one instance finds no other. */
async function find(name: string, condition: string, proof: Proof, values: unknown[]): Promise<Found> {
  const { columns, from, where } = callerSql(proof);
  const isReached = proof.hashes.length === 1 ? "(k.instance_id is null or k.instance_id = i.id)" : "true";
  const { rows } = await pool().query<Row>({
    name: `access_by_${name}_${proof.hashes.length}`,
    text: `select ${columns}, o.gives_tokens "givesTokens",
        i.id "instanceId", i.created_by_id "ownerId", i.disabled_at is not null disabled, i.removed_at is not null removed,
        i.xero_id "xeroId", i.xero_connection_id "connectionId", ${GRANT_COLUMNS}
      from ${from}
      left join (instances i
        join grants g on g.id = i.grant_id join grant_tokens t on t.grant_id = g.id join apps a on a.id = g.app_id)
        on i.organization_id = o.id and ${condition} and ${isReached}
      where ${where}`,
    values: [...proof.hashes, ...values],
  });
  const [row] = rows;
  if (!row) return "nobody";
  const caller = await readCaller(row, proof.address);
  return row.instanceId === null ? null : toAccess(row, row.instanceId, caller);
}

function toAccess(row: Row, instanceId: number, caller: Caller): InstanceAccess {
  const { givesTokens, ownerId, disabled, removed, xeroId, connectionId } = row;
  const grant = readSealedGrant(row);
  return { caller, givesTokens, instanceId, ownerId, disabled, removed, xeroId, connectionId, grant };
}
