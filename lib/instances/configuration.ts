import { decrypt, encrypt } from "@/lib/encryption";

/** What is stored of an instance's configuration, which the database's view `webhooks` reads; the key is in a column of its own. */
export type Configuration = {
  callbackUrl?: string;
  webhookEnabled?: boolean;
  webhookUrl?: string;
  hasWebhookKey?: true;
  /** How it was made, where that was not with a consent: of tokens that a program held. */
  externalAuthentication?: "initial";
};

/** What is set of it. What is left out stays as it is. */
export type ConfigurationChange = Omit<Configuration, "hasWebhookKey"> & { webhookKey?: string };

/** The configuration of a stored instance. */
export function configurationOf(instance: { configuration: unknown }): Configuration {
  return instance.configuration as Configuration;
}

/** Whether events of an instance with this configuration are delivered. */
export function isWebhookOn({ webhookEnabled, webhookUrl }: Configuration): boolean {
  return webhookEnabled === true && webhookUrl !== undefined;
}

type InstanceIdentity = { id: number; organizationId: string };

/** The columns of an instance after a change of its configuration. */
export function configurationColumns(instance: InstanceIdentity, before: Configuration, change: ConfigurationChange) {
  const { webhookKey, ...plain } = change;
  const configuration: Configuration = { ...before, ...plain };
  if (webhookKey === undefined) return { configuration };
  const configurationSealed = encrypt(JSON.stringify({ webhookKey }), identity(instance));
  return { configuration: { ...configuration, hasWebhookKey: true as const }, configurationSealed };
}

/** The key that signs an instance's webhook, or null. Throws DecryptionError. */
export function decryptWebhookKey(instance: InstanceIdentity, sealed: Uint8Array | null): string | null {
  if (!sealed) return null;
  // By its place, since it had another name until version 0.2.
  return Object.values(JSON.parse(decrypt(sealed, identity(instance))) as Record<string, string>)[0] ?? null;
}

function identity({ id, organizationId }: InstanceIdentity) {
  return { table: "instances", row: id, organization: organizationId };
}
