import { z } from "zod";
import type { ApiKeyChange } from "@/lib/api-keys/view";
import { API_SCOPES, INSTANCE_SCOPES } from "@/lib/api-scopes";
import { EXTERNAL_AUTHENTICATIONS } from "@/lib/api/instance-body";
import type { SessionEntry } from "@/lib/api/session-body";
import { DELIVERABLE_TYPES, type EndpointChange } from "@/lib/webhooks/endpoints/view";

/**
 * What calls send, as it is documented. What is read is more lenient (lib/api/instance-body.ts and its neighbours): numbers as text, and
 * texts with blanks around them.
 */

const text = z.string();
const configuration = z
  .looseObject({
    "oauth.api.key": text.describe("The app's client id (OAuth 2.0) or consumer key (1.0a)."),
    "oauth.api.secret": text,
    "oauth.callback.url": text.optional().describe("Required where a customer returns to it."),
    "oauth.user.refresh_token": text.optional().describe("To hand over tokens that you have."),
    "oauth.user.token": text.optional(),
    "oauth.scope": text.optional(),
    "xero.partner": z.union([z.boolean(), text]).optional(),
    "oauth.api.private.key": text.optional(),
    "event.notification.enabled": z.union([z.boolean(), text]).optional(),
    "event.notification.callback.url": text.optional(),
    "event.notification.signature.key": text.optional(),
  })
  .meta({ id: "Configuration" });
const providerData = z
  .looseObject({
    code: text.optional().describe("OAuth 2.0: the code that came to your callback URL."),
    tenantId: text.optional().describe("Which organisation is meant, where the consent has several."),
    oauth_token: text.optional(),
    oauth_verifier: text.optional(),
    secret: text.optional(),
    org: text.optional(),
  })
  .meta({ id: "ProviderData" });
const connector = z.looseObject({ key: text.optional(), id: z.int().optional() });

export const newInstance = z
  .looseObject({
    element: connector.optional(),
    your_mom: connector.optional(),
    name: text,
    tags: z.array(text).optional(),
    providerData: providerData.optional(),
    configuration,
    externalAuthentication: z
      .enum(["none", ...EXTERNAL_AUTHENTICATIONS])
      .optional()
      .describe("`initial`: tokens that you hold already; `client_credentials`: the keys of a custom connection."),
  })
  .meta({ id: "NewInstance" });

export const instanceChange = z
  .looseObject({
    name: text.optional(),
    tags: z.array(text).optional(),
    providerData: providerData.optional(),
    configuration: configuration.partial().optional(),
  })
  .meta({ id: "InstanceChange" });

export const configurationValue = z.object({ propertyValue: text });
export const credentials = z.object({ username: text, password: text });
export const oauthKeys = z.looseObject({
  apiKey: text,
  apiSecret: text,
  callbackUrl: text,
  requestToken: text.optional(),
  state: text.optional(),
  scope: text.optional(),
});

export const sessionToMake = z
  .object({
    app: text.optional().describe("The id of a saved app; required unless `reconnect` or `keys` is given."),
    keys: z.literal("customer").optional(),
    scopes: z.union([z.array(text), text]).optional(),
    name: text.optional(),
    tags: z.array(text).optional(),
    externalId: text.optional(),
    returnUrl: z.url().optional(),
    email: z.email().optional(),
    verify: z.literal("email").optional(),
    verifyUrl: z.url().optional(),
    language: z.enum(["en", "de", "fr", "es", "ja"]).optional(),
    reconnect: z.int().optional(),
    expiresIn: z.int().optional().describe("Seconds, up to 30 days."),
  } satisfies Record<SessionEntry, z.ZodType>)
  .meta({ id: "SessionToMake" });
export const sessionCode = z.object({ code: text });
export const sessionCheck = z.object({ check: text });

export const webhookChange = z
  .object({
    url: z.url().optional(),
    eventTypes: z.array(z.enum(DELIVERABLE_TYPES)).optional(),
    tag: text.nullable().optional(),
    app: text.nullable().optional(),
    enabled: z.boolean().optional(),
  } satisfies Record<keyof EndpointChange, z.ZodType>)
  .meta({ id: "WebhookChange" });
export const xeroWebhook = z
  .object({ events: z.array(z.unknown()) })
  .describe("As Xero sends it: developer.xero.com/documentation/guides/webhooks/overview");
export const range = z.object({ from: z.iso.datetime(), to: z.iso.datetime() });

const keyEntries = {
  name: text.optional(),
  scopes: z.array(z.enum(API_SCOPES)).min(1).optional(),
  networks: z.array(text).optional().describe("Addresses or networks from which it may be used; none means anywhere."),
  expiresIn: z.int().nullable().optional().describe("Seconds, at least 60; null means that it does not expire."),
} satisfies Record<keyof ApiKeyChange, z.ZodType>;
export const apiKeyChange = z.object(keyEntries).meta({ id: "ApiKeyChange" });
export const newApiKey = z
  .object({ ...keyEntries, name: text, scopes: z.array(z.enum(API_SCOPES)).min(1) })
  .meta({ id: "ApiKeyToMake" });
const instanceScopes = z.array(z.enum(INSTANCE_SCOPES)).min(1).optional();
export const newInstanceKey = z
  .object({ ...keyEntries, name: text, scopes: instanceScopes.describe("By default both of passthrough.") })
  .meta({ id: "InstanceKeyToMake" });
