import { getSealedSecrets } from "./secret-store";
import { randomToken, encrypt, tokenHash, decrypt } from "@/lib/encryption";
import type { SecretOwner } from "./view";

type Ids = { userId: number; organizationId: string };

/** The two secrets of the contract's Authorization header, for their owner. */
export async function readSecrets(ids: Ids) {
  const sealed = await getSealedSecrets(ids);
  return {
    userSecret: decrypt(sealed.userSealed, userIdentity(ids.userId)),
    organizationSecret: decrypt(sealed.organizationSealed, organizationIdentity(ids.organizationId)),
  };
}

/** One of the two. */
export async function readSecret(ids: Ids, owner: SecretOwner): Promise<string> {
  const sealed = await getSealedSecrets(ids);
  return owner === "user"
    ? decrypt(sealed.userSealed, userIdentity(ids.userId))
    : decrypt(sealed.organizationSealed, organizationIdentity(ids.organizationId));
}

/** A fresh user secret: sealed to be shown again, hashed to be recognised. */
export function makeUserSecret(userId: number) {
  const secret = randomToken();
  return { secretSealed: encrypt(secret, userIdentity(userId)), secretHash: tokenHash(secret) };
}

/** A fresh organization secret. */
export function makeOrganizationSecret(organizationId: string) {
  const secret = randomToken();
  return { secretSealed: encrypt(secret, organizationIdentity(organizationId)), secretHash: tokenHash(secret) };
}

// A user may belong to several organizations, so the user's secret is bound to the user alone.
const userIdentity = (userId: number) => ({ table: "users", row: userId, organization: "any" });
const organizationIdentity = (id: string) => ({ table: "organizations", row: id, organization: id });
