import { decrypt, encrypt } from "@/lib/encryption";

type App = { id: string; organizationId: string };

const identity = ({ id, organizationId }: App) => ({ table: "xero_webhooks", row: id, organization: organizationId });

export function encryptKey(app: App, key: string): Buffer<ArrayBuffer> {
  return encrypt(key, identity(app));
}

/** Throws DecryptionError. */
export function decryptKey(app: App, sealed: Uint8Array): string {
  return decrypt(sealed, identity(app));
}
