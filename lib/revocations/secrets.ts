import { z } from "zod";
import { decrypt, encrypt } from "@/lib/encryption";
import { tokenSetSchema } from "@/lib/xero/model";

const secretsSchema = z.object({ appSecret: z.string(), tokens: tokenSetSchema });

/** What ends a consent of which nothing else keeps the tokens. */
export type RevocationSecrets = z.infer<typeof secretsSchema>;

export function encryptSecrets(id: string, secrets: RevocationSecrets): Buffer<ArrayBuffer> {
  return encrypt(JSON.stringify(secrets), identity(id));
}

export function decryptSecrets(id: string, sealed: Uint8Array): RevocationSecrets {
  return secretsSchema.parse(JSON.parse(decrypt(sealed, identity(id))));
}

/** Not bound to an organization, which may be gone before its consents are. */
const identity = (row: string) => ({ table: "revocations", row, organization: "none" });
