import { seal, unseal } from "@/lib/seal";
import { type TokenSet, tokenSetSchema } from "@/lib/xero/model";

type GrantIdentity = { id: string; organizationId: string };

export function sealTokens(grant: GrantIdentity, tokens: TokenSet): Buffer<ArrayBuffer> {
  return seal(JSON.stringify(tokens), identity(grant));
}

export function openTokens(grant: GrantIdentity, sealed: Uint8Array): TokenSet {
  return tokenSetSchema.parse(JSON.parse(unseal(sealed, identity(grant))));
}

function identity({ id, organizationId }: GrantIdentity) {
  return { table: "grant_tokens", row: id, organization: organizationId };
}
