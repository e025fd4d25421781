import { createPrivateKey, type KeyObject, timingSafeEqual } from "node:crypto";
import { encrypt, tokenHash, decrypt } from "@/lib/encryption";
import { installationKey } from "./installation-key";
import type { XeroApp } from "@/lib/xero/model";
import { signsWithKey } from "@/lib/xero/view";
import type { AppRow } from "./store";

type RowIdentity = Pick<AppRow, "id" | "organizationId">;
type Secrets = Pick<AppRow, "id" | "organizationId" | "secretSealed" | "privateKeySealed">;

/** Seals what the app signs with, for its row. */
export function encryptAppSecrets(row: RowIdentity, secret: string, privateKeyPem: string | null) {
  const privateKeySealed = privateKeyPem === null ? null : encrypt(privateKeyPem, identity(row));
  return { secretSealed: encrypt(secret, identity(row)), privateKeySealed };
}

/** A stored app, opened for talking to Xero. */
export async function decryptApp(row: AppRow): Promise<XeroApp> {
  const { kind, protocol, key, callbackUrl, scopes } = row;
  const privateKey = await signingKeyOf(row, decryptOwnKey(row));
  return { kind, protocol, key, secret: decryptAppSecret(row), callbackUrl, scopes, privateKey };
}

/** The app's own RSA key, or null when the installation's signs for it. */
export function decryptOwnKey(row: Secrets): KeyObject | null {
  return row.privateKeySealed && createPrivateKey(decrypt(row.privateKeySealed, identity(row)));
}

type Kind = Pick<XeroApp, "kind" | "protocol">;

/** The RSA key that signs for an app: its own, else the installation's. Null when its secret does. */
export async function signingKeyOf(app: Kind, ownKey: KeyObject | null): Promise<KeyObject | null> {
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

function identity({ id, organizationId }: RowIdentity) {
  return { table: "apps", row: id, organization: organizationId };
}
