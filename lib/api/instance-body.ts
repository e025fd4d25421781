import { MASK, SECRET_CONFIGURATION, WEBHOOK } from "@/lib/instances/configuration";
import type { ProgramReturn } from "@/lib/connect/program/api-attempt";
import { receiverProblem } from "@/lib/webhooks/receiver";
import { toTrimmedText, callbackProblem, parseFields, throwIfInvalid, textProblem } from "@/lib/fields";
import type { NewInstance } from "@/lib/instances/create";
import type { Provision } from "@/lib/connect/program/provision";
import type { ImportedTokens } from "@/lib/connect/program/import-tokens";
import { readTags } from "@/lib/instances/read-change";
import { requireConnector } from "./connector";
import type { Noun } from "./nouns";

type Body = Record<string, unknown>;

const CALLBACK = "oauth.callback.url";
const MOST_SECRET = 1_000;
const MOST_ADDRESS = 2_000;
/** Access tokens of Xero are JWTs of a few thousand characters. */
const MOST_TOKEN = 8_000;
const MOST_PEM = 16_000;

/** Reads the body of `POST /instances`. `connectorInPath` stands in for a connector the body leaves out; `noun` is how messages spell it. */
export function readProvision(
  body: Body,
  connectorInPath: string | undefined,
  noun: Noun = "element",
): { provision: Provision; instance: NewInstance } {
  const connector = object(body.element ?? body.your_mom);
  const data = object(body.providerData);
  const configuration = object(body.configuration);
  const isCode = toTrimmedText(data.code) !== "";
  const code = { code: { label: "providerData.code", value: data.code, most: MOST_SECRET } };
  const verifier = {
    requestToken: { label: "providerData.oauth_token", value: data.oauth_token },
    verifier: { label: "providerData.oauth_verifier", value: data.oauth_verifier },
  };
  const entries = parseFields<string>({
    connector: { label: `${noun}.key`, value: connectorInPath ?? connector.key ?? connector.id },
    name: { label: "name", value: body.name },
    ...(isCode ? code : verifier),
    key: { label: 'configuration["oauth.api.key"]', value: configuration["oauth.api.key"] },
    secret: { label: 'configuration["oauth.api.secret"]', value: configuration["oauth.api.secret"], most: MOST_SECRET },
    callbackUrl: {
      label: 'configuration["oauth.callback.url"]',
      value: configuration["oauth.callback.url"],
      most: MOST_ADDRESS,
    },
  });
  const text = (name: string) => entries[name] ?? "";
  requireConnector(text("connector"));
  const requestTokenSecret = readOptional("providerData.secret", data.secret, MOST_SECRET);
  const returned: ProgramReturn = isCode
    ? { protocol: "oauth2", code: text("code") }
    : { protocol: "oauth1", requestToken: text("requestToken"), verifier: text("verifier"), requestTokenSecret };
  const partner = readBoolean(configuration["xero.partner"]);
  const privateKeyPem = isCode ? null : readPem(configuration["oauth.api.private.key"]);
  const name = text("name");
  return {
    provision: {
      key: text("key"),
      secret: text("secret"),
      callbackUrl: text("callbackUrl"),
      partner,
      privateKeyPem,
      returned,
    },
    instance: { name, tags: readTags(body.tags) ?? [name], ...readConfiguration(configuration) },
  };
}

/** Whether a body brings tokens that the caller holds already. */
export function bringsTokens(body: Body): boolean {
  return toTrimmedText(body.externalAuthentication).toLowerCase() === "initial";
}

/** Reads the body of `POST /instances` with `externalAuthentication: "initial"`: no return, but OAuth 2.0 tokens. */
export function readHeldTokens(body: Body): { held: ImportedTokens; instance: NewInstance } {
  const configuration = object(body.configuration);
  const entry = (key: string, most = MOST_TOKEN) => ({
    label: `configuration["${key}"]`,
    value: configuration[key],
    most,
  });
  const { name, ...entries } = parseFields({
    name: { label: "name", value: body.name },
    key: entry("oauth.api.key"),
    secret: entry("oauth.api.secret", MOST_SECRET),
    callbackUrl: entry("oauth.callback.url", MOST_ADDRESS),
    accessToken: entry("oauth.user.token"),
    refreshToken: entry("oauth.user.refresh_token"),
  });
  return {
    held: { ...entries, partner: readBoolean(configuration["xero.partner"]) ?? false },
    instance: { name, tags: readTags(body.tags) ?? [name], ...readConfiguration(configuration) },
  };
}

/** What `PUT` without `providerData`, and `PATCH`, may change. Fields that are left out stay as they are. */
export function readChange(body: Body) {
  const name = readOptional("name", body.name);
  const configuration = body.configuration === undefined ? undefined : readConfiguration(object(body.configuration));
  return { name, tags: readTags(body.tags), configuration };
}

/** What is kept of a configuration: as it is shown, and the secrets in it apart. Unknown keys are no error. */
function readConfiguration(configuration: Body) {
  const pick = (keys: readonly string[]) =>
    Object.fromEntries(
      keys.flatMap((key) => {
        const value = readOptional(`configuration["${key}"]`, configuration[key], MOST_ADDRESS);
        // Who sends back what was read has the mask for a secret, and means the one that is there.
        return value === undefined || value === MASK ? [] : [[key, value]];
      }),
    );
  const kept = pick([CALLBACK, WEBHOOK.url]);
  const enabled = readBoolean(configuration[WEBHOOK.enabled]);
  if (enabled !== undefined) kept[WEBHOOK.enabled] = String(enabled);
  const secretConfiguration = pick(SECRET_CONFIGURATION);
  const { [CALLBACK]: callback, [WEBHOOK.url]: receiver } = kept;
  if (callback !== undefined) throwIfInvalid(callbackProblem(`configuration["${CALLBACK}"]`, callback));
  if (receiver !== undefined) throwIfInvalid(receiverProblem(`configuration["${WEBHOOK.url}"]`, receiver));
  const masked = Object.fromEntries(Object.keys(secretConfiguration).map((key) => [key, MASK]));
  return { configuration: { ...kept, ...masked }, secretConfiguration };
}

function readPem(value: unknown): string | null {
  const text = toTrimmedText(value);
  if (text === "") return null;
  throwIfInvalid(textProblem({ label: 'configuration["oauth.api.private.key"]', value: text, most: MOST_PEM }, true));
  return text;
}

function readOptional(label: string, value: unknown, most?: number): string | undefined {
  const text = toTrimmedText(value);
  if (text === "") return undefined;
  throwIfInvalid(textProblem({ label, value: text, ...(most !== undefined && { most }) }));
  return text;
}

/** `true`, `"true"`, `false`, `"false"`; anything else is as good as left out. */
export function readBoolean(value: unknown): boolean | undefined {
  const text = toTrimmedText(value).toLowerCase();
  return text === "true" ? true : text === "false" ? false : undefined;
}

const object = (value: unknown): Body =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Body) : {};
