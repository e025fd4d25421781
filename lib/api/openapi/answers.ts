import { z } from "zod";
import { EXTERNAL_AUTHENTICATIONS } from "@/lib/api/instance-body";
import type { ApiKeyView } from "@/lib/api-keys/view";
import { API_SCOPES } from "@/lib/api-scopes";
import { ERROR_CODES } from "@/lib/errors";
import { DELIVERABLE_TYPES } from "@/lib/webhooks/endpoints/view";

/** What calls answer. The tests hold every answer of a contract client against these. */

const id = z.int().positive();
const dateTime = z.iso.datetime();
const nullable = z.string().nullable();

export const problem = z
  .object({
    requestId: z
      .string()
      .regex(/^[0-9a-f]{24}$/)
      .describe("Names the call in Gangway's log."),
    code: z.enum([...ERROR_CODES, "internal"]).describe("What kind of failure it is, for programs."),
    message: z.string().describe("What is wrong, with the entry's name, and what to do."),
    providerMessage: z.string().optional().describe("What Xero said."),
    candidates: z
      .array(z.object({ tenantId: z.string(), name: z.string() }))
      .optional()
      .describe("The organisations that a repeated call can choose from."),
  })
  .meta({ id: "Error" });

const connectorEntries = {
  id: z.int(),
  name: z.string(),
  key: z.string(),
  description: z.string(),
  image: z.url(),
  active: z.boolean(),
  deleted: z.boolean(),
  typeOauth: z.boolean(),
  trialAccount: z.boolean(),
  resources: z.array(z.unknown()),
  hub: z.string(),
  authentication: z.object({ type: z.enum(["oauth1", "oauth2"]) }),
};
const connectorOfInstance = z.object(connectorEntries).meta({ id: "ConnectorOfInstance" });
const property = z.object({
  key: z.string(),
  name: z.string(),
  type: z.string(),
  required: z.boolean(),
  active: z.boolean(),
});
export const connector = z.object({ ...connectorEntries, configuration: z.array(property) }).meta({ id: "Connector" });

export const instance = z
  .object({
    id,
    name: z.string(),
    createdDate: dateTime,
    token: z.string().optional().describe("The instance token, only where it has just been made."),
    element: connectorOfInstance.optional(),
    your_mom: connectorOfInstance.optional(),
    elementId: z.int(),
    tags: z.array(z.string()),
    provisionInteractions: z.array(z.unknown()),
    valid: z.boolean().describe("False when the customer has to connect again."),
    disabled: z.boolean(),
    maxCacheSize: z.int(),
    cacheTimeToLive: z.int(),
    configuration: z.record(z.string(), nullable).describe("Secrets are masked."),
    eventsEnabled: z.boolean(),
    cachingEnabled: z.boolean(),
    traceLoggingEnabled: z.boolean(),
    externalAuthentication: z.enum(["none", ...EXTERNAL_AUTHENTICATIONS]),
    externalId: z.string().optional().describe("Your own id of the customer."),
    user: z.object({ id, emailAddress: z.string(), firstName: z.string(), lastName: z.string() }).nullable(),
  })
  .meta({ id: "Instance" });

export const configurationEntry = property
  .extend({ id: z.int(), propertyValue: nullable, companyConfig: z.boolean() })
  .meta({ id: "ConfigurationEntry" });

export const accessToken = z
  .object({
    accessToken: z.string(),
    accessTokenSecret: z.string().optional(),
    tokenType: z.enum(["Bearer", "OAuth"]),
    expiresIn: z.int().describe("Seconds."),
    tenantId: z.string(),
    connectionId: z.string().optional(),
  })
  .meta({ id: "AccessToken" });

const sessionEntries = {
  id: z.uuid(),
  status: z.enum(["open", "connected", "expired", "revoked", "used"]),
  name: z.string(),
  externalId: nullable,
  app: nullable,
  keys: z.literal("customer").nullable(),
  reconnect: id.nullable(),
  returnUrl: nullable,
  createdAt: dateTime,
  expiresAt: dateTime,
};
export const session = z.object(sessionEntries).meta({ id: "Session" });
export const newSession = z
  .object({ id: z.uuid(), url: z.url(), token: z.string(), expiresAt: dateTime, warning: z.string().optional() })
  .meta({ id: "NewSession" });
export const sessionResult = z
  .object({
    ...sessionEntries,
    instances: z.array(z.object({ id, name: z.string(), organisation: z.string(), token: nullable })),
  })
  .meta({ id: "SessionResult" });

const webhookEntries = {
  id: z.uuid(),
  url: z.url(),
  eventTypes: z.array(z.enum(DELIVERABLE_TYPES)).describe("Empty: every type."),
  tag: nullable,
  app: nullable,
  enabled: z.boolean(),
  failingSince: dateTime.nullable(),
  createdAt: dateTime,
};
export const webhook = z.object(webhookEntries).meta({ id: "Webhook" });
export const newWebhook = z.object({ ...webhookEntries, signatureKey: z.string() }).meta({ id: "NewWebhook" });
export const deliveries = z
  .object({
    items: z.array(
      z.object({
        id: z.uuid().describe("What receivers know as `webhook-id`."),
        status: z.enum(["waiting", "delivered", "failed"]),
        attempts: z.int(),
        nextAt: dateTime.nullable(),
        answerStatus: z.int().nullable(),
        problem: nullable,
        type: z.string(),
        timestamp: dateTime,
        instanceId: id.nullable(),
      }),
    ),
    next: nullable,
  })
  .meta({ id: "Deliveries" });

const apiKeyEntries = {
  id: z.uuid(),
  name: z.string(),
  scopes: z.array(z.enum(API_SCOPES)),
  networks: z.array(z.string()),
  hint: z.string().describe("The last characters of the key."),
  createdAt: dateTime,
  createdBy: nullable,
  expiresAt: dateTime.nullable(),
  lastUsedAt: dateTime.nullable(),
  lastUsedAddress: nullable,
  previousUntil: dateTime.nullable(),
} satisfies Record<keyof ApiKeyView, z.ZodType>;
export const apiKey = z.object(apiKeyEntries).meta({ id: "ApiKey" });
export const newApiKey = z.object({ ...apiKeyEntries, key: z.string() }).meta({ id: "NewApiKey" });
