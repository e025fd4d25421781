import { createPrivateKey, type KeyObject, timingSafeEqual } from "node:crypto";
import { seal, tokenHash, unseal } from "@/lib/seal";
import { installationKey } from "@/lib/signing-keys/installation-key";
import type { XeroApp } from "@/lib/xero/model";
import type { AppRow } from "./store";

type Secrets = Pick<AppRow, "id" | "organizationId" | "secretSealed" | "privateKeySealed">;

/** Seals what the app signs with, for its row. */
export function sealAppSecrets(
  row: { id: string; organizationId: string },
  secret: string,
  privateKeyPem: string | null,
) {
  return {
    secretSealed: seal(secret, identity(row)),
    privateKeySealed: privateKeyPem === null ? null : seal(privateKeyPem, identity(row)),
  };
}

/** A stored app, opened for talking to Xero. */
export async function openApp(row: AppRow): Promise<XeroApp> {
  return {
    kind: row.kind,
    protocol: row.protocol,
    key: row.key,
    secret: openAppSecret(row),
    callbackUrl: row.callbackUrl,
    scopes: row.scopes,
    privateKey: await signingKeyOf(row, openOwnKey(row)),
  };
}

/** The app's own RSA key, or null when the installation's signs for it. */
export function openOwnKey(row: Secrets): KeyObject | null {
  return row.privateKeySealed && createPrivateKey(unseal(row.privateKeySealed, identity(row)));
}

/** What signs for an app: for a 1.0a partner app its own RSA key, else the installation's. Null means its secret does. */
export async function signingKeyOf(
  app: Pick<XeroApp, "kind" | "protocol">,
  ownKey: KeyObject | null,
): Promise<KeyObject | null> {
  if (app.protocol !== "oauth1" || app.kind !== "partner") return null;
  return ownKey ?? (await installationKey()).privateKey;
}

/** An app's own secret again. */
export function openAppSecret(row: Secrets): string {
  return unseal(row.secretSealed, identity(row));
}

/** Whether the stored secret is this one. */
export function hasSecret(row: Secrets, secret: string): boolean {
  return timingSafeEqual(tokenHash(openAppSecret(row)), tokenHash(secret));
}

function identity({ id, organizationId }: { id: string; organizationId: string }) {
  return { table: "apps", row: id, organization: organizationId };
}
