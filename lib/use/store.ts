import { pool } from "@/lib/db";
import type { Caller } from "@/lib/organizations/store";

/** An instance, and the caller who is about to use its token. */
export type Use = Caller & {
  /** Whether programs of the organization may read access tokens. */
  givesTokens: boolean;
  instanceId: number;
  /** Who connected it. */
  ownerId: number | null;
  grantId: string;
  disabled: boolean;
  /** Disconnected from Xero's side. */
  removed: boolean;
  xeroId: string;
  connectionId: string | null;
};

/** SHA-256 of the contract's two secrets. */
export type SecretHashes = { user: Buffer; organization: Buffer };

type Found = Use | (Omit<Use, "instanceId"> & { instanceId: null });

/** Caller and instance of that token in one look-up; null for a caller nobody knows, `instanceId` null when the token is none of theirs. */
export function findUseByToken(secrets: SecretHashes, tokenHash: Buffer): Promise<Found | null> {
  return find({ name: "use_by_token", condition: "i.token_hash = $3" }, secrets, tokenHash);
}

/** The same for the instance of that id. */
export function findUseById(secrets: SecretHashes, id: number): Promise<Found | null> {
  return find({ name: "use_by_id", condition: "i.id = $3" }, secrets, id);
}

async function find(
  { name, condition }: { name: string; condition: string },
  { user, organization }: SecretHashes,
  value: unknown,
): Promise<Found | null> {
  const { rows } = await pool().query<Found>({
    name,
    text: `select u.id "userId", o.id "organizationId", m.role, o.gives_tokens "givesTokens", i.id "instanceId",
        i.created_by_id "ownerId", i.grant_id "grantId", i.disabled_at is not null disabled,
        i.removed_at is not null removed, i.xero_id "xeroId", i.xero_connection_id "connectionId"
      from users u
      join memberships m on m.user_id = u.id
      join organizations o on o.id = m.organization_id
      left join instances i on i.organization_id = o.id and ${condition}
      where u.secret_hash = $1 and o.secret_hash = $2`,
    values: [user, organization, value],
  });
  return rows[0] ?? null;
}
