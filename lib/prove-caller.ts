import { type Caller, type CallerKey, provenCaller } from "./caller";
import { inNetworks } from "./client-ip";
import { pool } from "./db";
import { GangwayError } from "./errors";

/** What a program brings to prove who it is: SHA-256 of its two secrets, or of its API key. And the address it calls from. */
export type Proof = { hashes: [user: Buffer, organization: Buffer] | [key: Buffer]; address: string | null };

/** The columns of a caller, as `callerSql` finds them. Those of a key are null for two secrets. */
export type CallerColumns = Pick<Caller, "userId" | "organizationId" | "role"> & {
  key: (CallerKey & { name: string; hint: string; isExpired: boolean; isUnseen: boolean }) | null;
};

const BY_SECRETS = {
  columns: `u.id "userId", o.id "organizationId", m.role, null::json key`,
  from: "users u join memberships m on m.user_id = u.id join organizations o on o.id = m.organization_id",
  where: `(u.secret_hash = $1 or (u.previous_secret_hash = $1 and u.previous_secret_until > now()))
    and (o.secret_hash = $2 or (o.previous_secret_hash = $2 and o.previous_secret_until > now()))`,
};

const BY_KEY = {
  columns: `null::int "userId", o.id "organizationId", 'admin' role, json_build_object('id', k.id, 'name', k.name, 'hint', k.hint,
    'scopes', k.scopes, 'networks', k.networks, 'instanceId', k.instance_id,
    'expiresAt', (extract(epoch from k.expires_at) * 1000)::float8, 'isExpired', coalesce(k.expires_at <= now(), false),
    'isUnseen', coalesce(k.last_used_at < now() - interval '1 minute', true)) key`,
  from: "api_keys k join organizations o on o.id = k.organization_id",
  where: "(k.key_hash = $1 or (k.previous_hash = $1 and k.previous_until > now()))",
};

/**
 * SQL that proves a caller by the hashes of a proof, its first parameters; `o` is the organization and, for a key, `k` the key. A
 * secret or key that was rotated counts until its overlap ends. Each `=` of a hash has an index of its own.
 */
export const callerSql = ({ hashes }: Proof) => (hashes.length === 2 ? BY_SECRETS : BY_KEY);

/** The caller of these columns. Throws `unauthenticated` for a key that has expired, `forbidden` for one used from elsewhere. */
export async function readCaller({ key, ...who }: CallerColumns, address: string | null): Promise<Caller> {
  if (key === null) return provenCaller({ ...who, address });
  const { name, hint, isExpired, isUnseen, ...own } = key;
  const { id, networks } = own;
  if (isExpired) throw new GangwayError("unauthenticated", "This API key has expired. Make a new one.");
  if (networks.length > 0 && !(address && inNetworks(networks)(address)))
    throw new GangwayError("forbidden", `This API key may not be used from ${address ?? "an unknown address"}.`);
  if (isUnseen) await noteUse(id, address);
  return provenCaller({ ...who, address, key: own, name: `${name} …${hint} (API key)` });
}

async function noteUse(id: string, address: string | null): Promise<void> {
  const text = `update api_keys set last_used_at = now(), last_used_address = $2
    where id = $1 and coalesce(last_used_at < now() - interval '1 minute', true)`;
  await pool().query(text, [id, address]);
}

/** The caller of that proof, or null. Throws as `readCaller`. */
export async function findCaller(proof: Proof): Promise<Caller | null> {
  const { columns, from, where } = callerSql(proof);
  const { rows } = await pool().query<CallerColumns>({
    name: `caller_by_${proof.hashes.length}`,
    text: `select ${columns} from ${from} where ${where}`,
    values: proof.hashes,
  });
  return rows[0] ? readCaller(rows[0], proof.address) : null;
}
