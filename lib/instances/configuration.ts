import { encrypt, decrypt } from "@/lib/encryption";

/** The contract's configuration keys about an instance's webhook. The database's view `webhooks` reads the first two, too. */
export const WEBHOOK = {
  enabled: "event.notification.enabled",
  url: "event.notification.callback.url",
  key: "event.notification.signature.key",
} as const;

/** The contract's configuration keys whose values are secrets: sealed, and shown masked. */
export const SECRET_CONFIGURATION = [WEBHOOK.key] as const;

/** How a secret is shown that its caller already has. */
export const MASK = "********";

/** The configuration that is kept of an instance, secrets masked. */
export function configurationOf(instance: { configuration: unknown }): Record<string, string> {
  return instance.configuration as Record<string, string>;
}

/** Whether events of an instance with this configuration are delivered. */
export function isOn(configuration: Record<string, string>): boolean {
  return configuration[WEBHOOK.enabled] === "true" && configuration[WEBHOOK.url] !== undefined;
}

type InstanceIdentity = { id: number; organizationId: string };

/** Seals the secret part of an instance's configuration; null when there is none. */
export function encryptConfiguration(
  instance: InstanceIdentity,
  secrets: Record<string, string>,
): Buffer<ArrayBuffer> | null {
  return Object.keys(secrets).length === 0 ? null : encrypt(JSON.stringify(secrets), identity(instance));
}

/** The secret part again. */
export function decryptConfiguration(instance: InstanceIdentity, sealed: Uint8Array | null): Record<string, string> {
  return sealed ? (JSON.parse(decrypt(sealed, identity(instance))) as Record<string, string>) : {};
}

function identity({ id, organizationId }: InstanceIdentity) {
  return { table: "instances", row: id, organization: organizationId };
}
