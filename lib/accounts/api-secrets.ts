import { decrypt, encrypt, randomToken, tokenHash } from "@/lib/encryption";
import { getSealedSecret, type Ids } from "./secret-store";
import type { SecretOwner } from "./view";

/** One of the two secrets of the contract's Authorization header, for its owner. */
export async function readSecret(ids: Ids, owner: SecretOwner): Promise<string> {
  return decrypt(await getSealedSecret(owner, ids), identityOf(owner, idOf(owner, ids)));
}

/** The organization's, for signing what its programs check. */
export const readOrganizationSecret = (organizationId: string): Promise<string> =>
  readSecret({ organizationId, userId: 0 }, "organization");

/** Both of them. */
export async function readSecrets(ids: Ids) {
  const [userSecret, organizationSecret] = await Promise.all([
    readSecret(ids, "user"),
    readSecret(ids, "organization"),
  ]);
  return { userSecret, organizationSecret };
}

/** A fresh secret: sealed to be shown again, hashed to be recognised. */
export function makeSecret(owner: SecretOwner, id: number | string) {
  const secret = randomToken();
  return { secretSealed: encrypt(secret, identityOf(owner, id)), secretHash: tokenHash(secret) };
}

/** Of a user or an organization. */
export const idOf = (owner: SecretOwner, ids: Ids) => (owner === "user" ? ids.userId : ids.organizationId);

// A user may belong to several organizations, so the user's secret is bound to the user alone.
const identityOf = (owner: SecretOwner, row: number | string) =>
  owner === "user"
    ? { table: "users", row, organization: "any" }
    : { table: "organizations", row, organization: String(row) };
