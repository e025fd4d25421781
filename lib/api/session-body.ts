import { z } from "zod";
import { optionalEmail } from "@/lib/accounts/fields";
import { GangwayError, InputError } from "@/lib/errors";
import { tagsField } from "@/lib/instances/read-change";
import { languageField, type LinkToCreate, returnField, wholeNumber } from "@/lib/links/read-link";
import { LINK_DAYS, MAX_LINK_DAYS } from "@/lib/links/view";
import { anything, optionalText, parseInput, report, toId, toTrimmedText } from "@/lib/validation";

const DAY_SECONDS = 24 * 60 * 60;

const scopesField = anything.transform((value, context): string[] | null => {
  if (value === undefined || value === null) return null;
  const texts = (Array.isArray(value) ? value : toTrimmedText(value).split(/\s+/)).map(toTrimmedText).filter(Boolean);
  const isFine =
    texts.length > 0 && texts.length <= 60 && texts.every((scope) => /^[a-z][a-z.]{1,99}(_[a-z]+)?$/.test(scope));
  if (!isFine) report(context, { problem: "must be a list of Xero's scopes, such as accounting.contacts.read." });
  return texts;
});

const sessionBody = z.object({
  app: optionalText().transform((value) => value ?? ""),
  keys: optionalText().transform((value, context): boolean => {
    if (value !== undefined && value !== "customer") report(context, { problem: 'must be "customer".' });
    return value !== undefined;
  }),
  scopes: scopesField,
  name: optionalText({ max: 120 }),
  tags: tagsField,
  externalId: optionalText({ max: 120 }),
  returnUrl: returnField("returnUrl"),
  email: optionalEmail("email"),
  verify: optionalText().transform((value, context): "email" | null => {
    if (value !== undefined && value !== "email") report(context, { problem: 'must be "email".' });
    return value === undefined ? null : "email";
  }),
  verifyUrl: returnField("verifyUrl"),
  language: languageField,
  reconnect: optionalText().transform((value) => (value === undefined ? null : toId(value))),
  expiresIn: wholeNumber("expiresIn", { most: MAX_LINK_DAYS * DAY_SECONDS, given: LINK_DAYS * DAY_SECONDS }),
});

/** Its entries, which the OpenAPI document names. */
export type SessionEntry = keyof z.input<typeof sessionBody>;

/** The body of `POST /connect/sessions`. Throws `invalid_request`, which names the entry. */
export function readSession(body: Record<string, unknown>): LinkToCreate {
  const { app, keys, reconnect, expiresIn, name, tags, ...read } = parseInput(sessionBody, body);
  requireOneApp({ app, keys, reconnect });
  return {
    ...read,
    appId: keys ? null : app,
    name: name ?? read.externalId ?? "Xero",
    tags: tags ?? [],
    externalId: read.externalId ?? null,
    verify: read.verifyUrl === null ? read.verify : "host",
    maxUses: 1,
    days: expiresIn / DAY_SECONDS,
    instanceId: reconnect,
  };
}

/** A session is for a saved app, for one whose keys the customer enters, or for an instance, which has one. */
function requireOneApp({ app, keys, reconnect }: { app: string; keys: boolean; reconnect: number | null }): void {
  if (keys && (app !== "" || reconnect !== null))
    throw new InputError("keys", "is for sessions without app and reconnect.");
  if (app === "" && !keys && reconnect === null)
    throw new GangwayError("invalid_request", "Required entries are missing: app.");
}
