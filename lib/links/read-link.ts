import { z } from "zod";
import { optionalEmail } from "@/lib/accounts/fields";
import { tagsField } from "@/lib/instances/read-change";
import { anything, optionalText, parseInput, report, text, toId, toTrimmedText } from "@/lib/validation";
import { LANGUAGES, LINK_DAYS, MAX_LINK_DAYS, MAX_LINK_USES } from "./view";

/** What a link is made of, checked as far as that needs no database. */
export type LinkToCreate = {
  /** Null: the customer enters the keys of an app of their own. */
  appId: string | null;
  /** Null: the app's own; without an app, contacts and invoices, read only. */
  scopes: string[] | null;
  /** Instead of scopes, some of the areas that the app asks for. */
  areas?: string[] | undefined;
  name: string;
  tags: string[];
  externalId: string | null;
  email: string | null;
  language: string | null;
  maxUses: number;
  days: number;
  returnUrl: string | null;
  /** By what a customer proves to be who was meant; null for nothing but the link. */
  verify: "email" | "host" | null;
  verifyUrl: string | null;
  instanceId: number | null;
};

/** A whole number within bounds, `given` when it is left out. */
export function wholeNumber(label: string, { most, given }: { most: number; given: number }) {
  return anything.transform((value, context): number => {
    const read = toTrimmedText(value);
    if (read === "") return given;
    const number = /^\d{1,9}$/.test(read) ? Number(read) : Number.NaN;
    if (!(number >= 1 && number <= most)) report(context, { label, problem: `must be a number from 1 to ${most}.` });
    return number;
  });
}

const orNull = <T>(value: T | undefined): T | null => value ?? null;

/** The language of the customer's pages, or null for the browser's own. */
export const languageField = optionalText({ label: "Language" }).transform((value, context): string | null => {
  const known = LANGUAGES.find((language) => language === value?.toLowerCase());
  if (value !== undefined && !known)
    report(context, { label: "Language", problem: `must be one of ${LANGUAGES.join(", ")}.` });
  return known ?? null;
});

/** Where the browser goes back to, or null; whose address it is, `requireReturnAddress` checks. */
export const returnField = (label: string) => optionalText({ label, max: 2_000 }).transform(orNull);

/** The form of "New link". Throws `invalid_request`. */
export function readLinkForm(body: Record<string, unknown>): LinkToCreate {
  const { tags, ...form } = parseInput(linkForm, body);
  return { ...form, scopes: null, tags: tags ?? [], verify: null, verifyUrl: null };
}

/** What the form calls the return address. */
export const RETURN_LABEL = "Return address";

const linkForm = z.object({
  appId: optionalText({ label: "App" }).transform((value) => (value === "customer" ? null : (value ?? ""))),
  name: text({ label: "Who is it for?", max: 120 }),
  maxUses: wholeNumber("Can be used", { most: MAX_LINK_USES, given: 1 }),
  days: wholeNumber("Works for", { most: MAX_LINK_DAYS, given: LINK_DAYS }),
  language: languageField,
  externalId: optionalText({ label: "Your own id", max: 120 }).transform(orNull),
  tags: tagsField,
  areas: z.array(z.string()).max(60).optional(),
  email: optionalEmail("Send it to"),
  returnUrl: returnField(RETURN_LABEL),
  /** The instance to reconnect. */
  instanceId: optionalText({ label: "Instance" }).transform((value) => (value === undefined ? null : toId(value))),
});
