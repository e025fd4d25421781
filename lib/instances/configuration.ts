import { InputError } from "@/lib/errors";
import { changedKeys, signingKeys } from "@/lib/signature-keys";

/** What is stored of an instance's configuration, which the database's view `webhooks` reads; the key is in a column of its own. */
export type Configuration = {
  callbackUrl?: string;
  webhookEnabled?: boolean;
  webhookUrl?: string;
  hasWebhookKey?: true;
  /** How it was made, where that was not with a consent: of tokens that a program held. */
  externalAuthentication?: "initial";
};

/** What is set of it; a URL of null is taken away. What is left out stays as it is. */
export type ConfigurationChange = Omit<Configuration, "hasWebhookKey" | "webhookUrl"> & {
  webhookUrl?: string | null;
  webhookKey?: string;
};

/** The configuration of a stored instance. */
export function configurationOf(instance: { configuration: unknown }): Configuration {
  return instance.configuration as Configuration;
}

/** Whether events of an instance with this configuration are delivered. */
export function isWebhookOn({ webhookEnabled, webhookUrl }: Configuration): boolean {
  return webhookEnabled === true && webhookUrl !== undefined;
}

/** The configuration after a change. A webhook whose URL is taken away is off. Throws `invalid_request` for one without a URL. */
export function changedConfiguration(before: Configuration, change: ConfigurationChange): Configuration {
  const { webhookKey, webhookUrl, ...plain } = change;
  const after: Configuration = { ...before, ...plain, ...(webhookKey !== undefined && { hasWebhookKey: true }) };
  if (webhookUrl === null) {
    delete after.webhookUrl;
    after.webhookEnabled = change.webhookEnabled ?? false;
  } else if (webhookUrl !== undefined) after.webhookUrl = webhookUrl;
  if (change.webhookEnabled === true && after.webhookUrl === undefined)
    throw new InputError("webhookUrl", "is required to enable notifications: enter where they are sent.");
  return after;
}

type InstanceIdentity = { id: number; organizationId: string };

/** The columns of an instance after a change of its configuration. `sealed` is its key as it is stored now, if there is one. */
export function configurationColumns(
  instance: InstanceIdentity,
  before: Configuration,
  change: ConfigurationChange,
  sealed: Uint8Array | null = null,
) {
  const { webhookKey } = change;
  const configuration = changedConfiguration(before, change);
  const configurationSealed = webhookKey === undefined ? null : changedKeys(identity(instance), webhookKey, sealed);
  return configurationSealed ? { configuration, configurationSealed } : { configuration };
}

/** The keys that sign an instance's webhook at a time, in milliseconds, the newest first. Throws DecryptionError. */
export function decryptWebhookKeys(instance: InstanceIdentity, sealed: Uint8Array | null, now: number): string[] {
  return signingKeys(identity(instance), sealed, now);
}

function identity({ id, organizationId }: InstanceIdentity) {
  return { table: "instances", row: id, organization: organizationId };
}
