import { configurationOf as keptOf } from "@/lib/instances/configuration";
import { env } from "@/lib/env";
import { presentStatus } from "@/lib/instances/present";
import type { InstanceStatus } from "@/lib/instances/status";
import type { InstanceRow } from "@/lib/instances/store";
import { hasConsent } from "@/lib/xero/view";
import { CONFIGURATION, connectorShape, XERO } from "./connector";
import type { Noun } from "./nouns";

/** How a secret is shown that its caller already has. */
export const MASK = "********";

const WORKING = new Set<InstanceStatus>(["connected", "expiring", "retrying"]);

/** An instance in the contract's spelling. `token` only where it has just been made. */
export function instanceShape(row: InstanceRow, noun: Noun, token?: string) {
  return {
    id: row.id,
    name: row.name,
    createdDate: isoSeconds(row.createdAt),
    ...(token !== undefined && { token }),
    [noun]: connectorShape(row.grant.app.protocol),
    elementId: XERO.id,
    tags: row.tags,
    provisionInteractions: [],
    valid: WORKING.has(presentStatus({ ...row, disabledAt: null })),
    disabled: row.disabledAt !== null,
    maxCacheSize: 0,
    cacheTimeToLive: 0,
    configuration: configurationOf(row),
    eventsEnabled: keptOf(row).webhookEnabled === true,
    cachingEnabled: false,
    traceLoggingEnabled: false,
    externalAuthentication: externalAuthenticationOf(row),
    ...(row.externalId !== null && { externalId: row.externalId }),
    user: row.createdBy && userShape(row.createdBy),
  };
}

function externalAuthenticationOf(row: InstanceRow) {
  if (!hasConsent(row.grant.app)) return "client_credentials";
  return keptOf(row).externalAuthentication ?? "none";
}

/** The list of `GET /instances/{id}/configuration`. Ids are the places in the catalogue, the same for every instance. */
export function configurationShape(row: InstanceRow) {
  const values = configurationOf(row);
  return CONFIGURATION.map(({ key, name, type, required, active }, index) => {
    const propertyValue = values[key] ?? null;
    return { id: index + 1, key, name, type, required, active, propertyValue, companyConfig: false };
  });
}

function configurationOf(row: InstanceRow): Record<string, string | null> {
  const { app } = row.grant;
  const { callbackUrl, webhookEnabled, webhookUrl, hasWebhookKey } = keptOf(row);
  return {
    "base.url": `${env().XERO_API_BASE_URL}/api.xro/2.0`,
    "oauth.api.key": app.key,
    "oauth.api.secret": MASK,
    "oauth.user.token": MASK,
    "oauth.user.token.secret": MASK,
    "pagination.max": "100",
    "pagination.type": "page",
    "xero.partner": String(app.kind === "partner"),
    ...(hasConsent(app) && { "oauth.callback.url": callbackUrl ?? app.callbackUrl }),
    "event.notification.callback.url": webhookUrl ?? null,
    ...(webhookEnabled !== undefined && { "event.notification.enabled": String(webhookEnabled) }),
    ...(hasWebhookKey && { "event.notification.signature.key": MASK }),
  };
}

function userShape({ id, email, firstName, lastName }: NonNullable<InstanceRow["createdBy"]>) {
  return { id, emailAddress: email, firstName, lastName };
}

const isoSeconds = (date: Date) => date.toISOString().replace(/\.\d{3}Z$/, "Z");
