import { encrypt, decrypt } from "@/lib/encryption";
import { type TokenSet, tokenSetSchema } from "@/lib/xero/model";

type GrantIdentity = { id: string; organizationId: string };

export function encryptTokens(grant: GrantIdentity, tokens: TokenSet): Buffer<ArrayBuffer> {
  return encrypt(JSON.stringify(tokens), identity(grant));
}

export function decryptTokens(grant: GrantIdentity, sealed: Uint8Array): TokenSet {
  return tokenSetSchema.parse(JSON.parse(decrypt(sealed, identity(grant))));
}

function identity({ id, organizationId }: GrantIdentity) {
  return { table: "grant_tokens", row: id, organization: organizationId };
}
