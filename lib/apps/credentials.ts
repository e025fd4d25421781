import { createPrivateKey, type KeyObject, timingSafeEqual } from "node:crypto";
import { encrypt, tokenHash, decrypt } from "@/lib/encryption";
import { installationKey } from "./installation-key";
import type { XeroApp } from "@/lib/xero/model";
import { signsWithKey } from "@/lib/xero/view";
import type { AppRow } from "./store";

type Secrets = Pick<AppRow, "id" | "organizationId" | "secretSealed" | "privateKeySealed">;

/** Seals what the app signs with, for its row. */
export function encryptAppSecrets(
  row: { id: string; organizationId: string },
  secret: string,
  privateKeyPem: string | null,
) {
  return {
    secretSealed: encrypt(secret, identity(row)),
    privateKeySealed: privateKeyPem === null ? null : encrypt(privateKeyPem, identity(row)),
  };
}

/** A stored app, opened for talking to Xero. */
export async function decryptApp(row: AppRow): Promise<XeroApp> {
  return {
    kind: row.kind,
    protocol: row.protocol,
    key: row.key,
    secret: decryptAppSecret(row),
    callbackUrl: row.callbackUrl,
    scopes: row.scopes,
    privateKey: await signingKeyOf(row, decryptOwnKey(row)),
  };
}

/** The app's own RSA key, or null when the installation's signs for it. */
export function decryptOwnKey(row: Secrets): KeyObject | null {
  return row.privateKeySealed && createPrivateKey(decrypt(row.privateKeySealed, identity(row)));
}

/** The RSA key that signs for an app: its own, else the installation's. Null when its secret does. */
export async function signingKeyOf(
  app: Pick<XeroApp, "kind" | "protocol">,
  ownKey: KeyObject | null,
): Promise<KeyObject | null> {
  if (!signsWithKey(app)) return null;
  return ownKey ?? (await installationKey()).privateKey;
}

/** An app's own secret again. */
export function decryptAppSecret(row: Secrets): string {
  return decrypt(row.secretSealed, identity(row));
}

/** Whether the stored secret is this one. */
export function hasSecret(row: Secrets, secret: string): boolean {
  return timingSafeEqual(tokenHash(decryptAppSecret(row)), tokenHash(secret));
}

function identity({ id, organizationId }: { id: string; organizationId: string }) {
  return { table: "apps", row: id, organization: organizationId };
}
