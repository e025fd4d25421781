import { z } from "zod";
import type { ApiReturn } from "@/lib/connect/program/api-attempt";
import type { ImportedTokens } from "@/lib/connect/program/import-tokens";
import type { Provision } from "@/lib/connect/program/provision";
import type { ConfigurationChange } from "@/lib/instances/configuration";
import type { NewInstance } from "@/lib/instances/create";
import { tagsField } from "@/lib/instances/read-change";
import {
  callbackProblem,
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

const codeReturn = entries({ code: text({ max: MAX_SECRET }) }).transform(({ code }): ApiReturn => ({
  protocol: "oauth2",
  code,
}));
const verifierReturn = entries({
  oauth_token: text(),
  oauth_verifier: text(),
  secret: optionalText({ max: MAX_SECRET }),
}).transform(({ oauth_token: requestToken, oauth_verifier: verifier, secret: requestTokenSecret }): ApiReturn => ({
  protocol: "oauth1",
  requestToken,
  verifier,
  requestTokenSecret,
}));

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
      returned: read.providerData,
    },
    instance: { name, tags, configuration: toChange(configuration) },
  };
}

/** Whether a body brings tokens that the caller holds already. */
export function bringsTokens(body: Body): boolean {
  return toTrimmedText(body.externalAuthentication).toLowerCase() === "initial";
}

const imported = z.object({
  name: text(),
  configuration: entries({
    ...keys,
    "oauth.user.token": text({ max: MAX_TOKEN }),
    "oauth.user.refresh_token": text({ max: MAX_TOKEN }),
  }),
  tags: tagsField,
});

/** Reads the body of `POST /instances` with `externalAuthentication: "initial"`: no return, but OAuth 2.0 tokens. */
export function readImportedTokens(body: Body): { tokens: ImportedTokens; instance: NewInstance } {
  const { name, configuration, tags = [name] } = parseInput(imported, body);
  return {
    tokens: {
      ...appOf(configuration),
      partner: configuration["xero.partner"] ?? false,
      accessToken: configuration["oauth.user.token"],
      refreshToken: configuration["oauth.user.refresh_token"],
    },
    instance: { name, tags, configuration: toChange(configuration) },
  };
}

const changed = z.object({ name: optionalText(), tags: tagsField, configuration: entries(kept) });

/** What `PUT` without `providerData`, and `PATCH`, may change. Fields that are left out stay as they are. */
export function readChange(body: Body) {
  const { name, tags, configuration } = parseInput(changed, body);
  return { name, tags, configuration: toChange(configuration) };
}

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

function toObject(value: unknown): Body {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Body) : {};
}
