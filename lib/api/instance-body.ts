import { z } from "zod";
import type { ApiReturn } from "@/lib/connect/program/api-attempt";

import type { Provision } from "@/lib/connect/program/provision";
import type { HeldTokens } from "@/lib/connect/program/take-over";
import type { ConfigurationChange } from "@/lib/instances/configuration";
import type { NewInstance } from "@/lib/instances/create";
import { tagsField } from "@/lib/instances/read-change";
import {
  callbackProblem,
  isUuid,
  optionalBoolean,
  optionalText,
  parseInput,
  refineText,
  text,
  toTrimmedText,
} from "@/lib/validation";
import { receiverProblem } from "@/lib/webhooks/receiver";
import { requireConnector } from "./connector";
import { MASK } from "./instance-shape";
import type { Noun } from "./nouns";

type Body = Record<string, unknown>;

const MAX_SECRET = 1_000;
const MAX_URL = 2_000;
/** Access tokens of Xero are JWTs of a few thousand characters. */
const MAX_TOKEN = 8_000;
const MAX_PEM = 16_000;

const entries = <Shape extends z.ZodRawShape>(shape: Shape) => z.preprocess(toObject, z.object(shape));

const secret = (max: number) => optionalText({ max }).transform((value) => (value === MASK ? undefined : value));
const callbackUrl = refineText(callbackProblem);

/** Null for an address that is sent empty: it is taken away. */
const webhookUrl = z.preprocess(
  (value) => (value === "" ? null : value),
  optionalText({ max: MAX_URL }).superRefine(refineText(receiverProblem)).nullable(),
);

/** An access token is sent in a header: visible ASCII. */
const bearerProblem = (token: string) =>
  /^[\x21-\x7E]+$/.test(token) ? null : "holds a character that no HTTP header can carry.";

/** A caller who sends back what it read sends the mask for a secret, and means the stored one. */
const webhook = {
  "event.notification.enabled": optionalBoolean,
  "event.notification.callback.url": webhookUrl,
  "event.notification.signature.key": secret(MAX_URL),
};

const kept = { "oauth.callback.url": optionalText({ max: MAX_URL }).superRefine(callbackUrl), ...webhook };

const keys = {
  "oauth.api.key": text(),
  "oauth.api.secret": text({ max: MAX_SECRET }),
  "oauth.callback.url": text({ max: MAX_URL }).superRefine(callbackUrl),
  "xero.partner": optionalBoolean,
  ...webhook,
};

const appOf = (configuration: z.output<z.ZodObject<typeof keys>>) => ({
  key: configuration["oauth.api.key"],
  secret: configuration["oauth.api.secret"],
  callbackUrl: configuration["oauth.callback.url"],
  partner: configuration["xero.partner"],
});

/** Tenant ids are UUIDs, which Xero writes in lower case. */
const meant = {
  tenantId: optionalText().transform((id) => (id !== undefined && isUuid(id) ? id.toLowerCase() : id)),
  org: optionalText(),
};
const codeReturn = entries({ ...meant, code: text({ max: MAX_SECRET }) }).transform(({ tenantId, org, code }) => {
  return { tenantId, org, returned: { protocol: "oauth2", code } satisfies ApiReturn };
});
const verifierReturn = entries({
  ...meant,
  oauth_token: text(),
  oauth_verifier: text(),
  secret: optionalText({ max: MAX_SECRET }),
}).transform(({ tenantId, org, oauth_token: requestToken, oauth_verifier: verifier, secret: requestTokenSecret }) => {
  const returned = { protocol: "oauth1", requestToken, verifier, requestTokenSecret } satisfies ApiReturn;
  return { tenantId, org, returned };
});

const provisioned = (noun: Noun, returned: typeof codeReturn | typeof verifierReturn) =>
  z.object({
    connector: text({ label: `${noun}.key` }),
    name: text(),
    providerData: returned,
    configuration: entries({ ...keys, "oauth.api.private.key": optionalText({ max: MAX_PEM, multiline: true }) }),
    tags: tagsField,
  });

type Read = { provision: Provision; instance: NewInstance };

/** Reads the body of `POST /instances`. `connectorInPath` stands in for a connector that the body leaves out; `noun` is how messages spell it. */
export function readProvision(body: Body, connectorInPath: string | undefined, noun: Noun = "element"): Read {
  const inBody = toObject(body.element ?? body.your_mom);
  const connector = connectorInPath ?? inBody.key ?? inBody.id;
  const isCode = toTrimmedText(toObject(body.providerData).code) !== "";
  const read = parseInput(provisioned(noun, isCode ? codeReturn : verifierReturn), { ...body, connector });
  requireConnector(read.connector);
  const { configuration, name, tags = [name] } = read;
  return {
    provision: {
      ...appOf(configuration),
      privateKeyPem: (isCode ? undefined : configuration["oauth.api.private.key"]) ?? null,
      ...read.providerData,
    },
    instance: { name, tags, configuration: toChange(configuration) },
  };
}

/** How a program says that an instance comes about without a consent. */
export const EXTERNAL_AUTHENTICATIONS = ["initial", "client_credentials"] as const;

/**
 * What stands in for a customer's return: `initial`, tokens that the caller holds already; `client_credentials`, the keys of a
 * custom connection. Null for a return.
 */
export function externalAuthenticationOf(body: Body) {
  const text = toTrimmedText(body.externalAuthentication).toLowerCase();
  return EXTERNAL_AUTHENTICATIONS.find((known) => known === text) ?? null;
}

const held = z.object({
  name: text(),
  providerData: entries(meant),
  configuration: entries({
    ...keys,
    "oauth.callback.url": kept["oauth.callback.url"],
    "oauth.user.token": optionalText({ max: MAX_TOKEN }).superRefine(refineText(bearerProblem)),
    "oauth.user.refresh_token": text({ max: MAX_TOKEN }),
    "oauth.scope": optionalText({ max: MAX_URL }).transform((scopes) => scopes?.split(/[\s,]+/)),
  }),
  tags: tagsField,
});

/** Reads the body of `POST /instances` with `externalAuthentication: "initial"`: no return, but OAuth 2.0 tokens. */
export function readHeldTokens(body: Body): { tokens: HeldTokens; instance: NewInstance } {
  const { name, providerData, configuration, tags = [name] } = parseInput(held, body);
  return {
    tokens: {
      key: configuration["oauth.api.key"],
      secret: configuration["oauth.api.secret"],
      callbackUrl: configuration["oauth.callback.url"],
      partner: configuration["xero.partner"] ?? false,
      accessToken: configuration["oauth.user.token"],
      refreshToken: configuration["oauth.user.refresh_token"],
      scopes: configuration["oauth.scope"],
      tenantId: providerData.tenantId,
    },
    instance: { name, tags, configuration: { ...toChange(configuration), externalAuthentication: "initial" } },
  };
}

const custom = z.object({
  name: text(),
  configuration: entries({ "oauth.api.key": text(), "oauth.api.secret": text({ max: MAX_SECRET }), ...webhook }),
  tags: tagsField,
});

/** Reads the body of `POST /instances` with `externalAuthentication: "client_credentials"`: the keys of a custom connection. */
export function readCustomConnection(body: Body) {
  const { name, configuration, tags = [name] } = parseInput(custom, body);
  return {
    keys: { key: configuration["oauth.api.key"], secret: configuration["oauth.api.secret"] },
    instance: { name, tags, configuration: toChange(configuration) } satisfies NewInstance,
  };
}

const changed = z.object({ name: optionalText(), tags: tagsField, configuration: entries(kept) });

/** What `PUT` without `providerData`, and `PATCH`, may change. Fields that are left out stay as they are. */
export function readChange(body: Body) {
  const { name, tags, configuration } = parseInput(changed, body);
  return { name, tags, configuration: toChange(configuration) };
}

/** Whether an entry of the configuration can be changed by itself. */
export const isChangeable = (key: string): boolean => Object.hasOwn(kept, key);

type Kept = { [Key in keyof typeof kept]?: z.output<(typeof kept)[Key]> };

function toChange(configuration: Kept): ConfigurationChange {
  const change = {
    callbackUrl: configuration["oauth.callback.url"],
    webhookEnabled: configuration["event.notification.enabled"],
    webhookUrl: configuration["event.notification.callback.url"],
    webhookKey: configuration["event.notification.signature.key"],
  };
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
}

/** What arrived where an object belongs; empty for anything else. */
export function toObject(value: unknown): Body {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Body) : {};
}
