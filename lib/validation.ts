import { z } from "zod";
import { GangwayError } from "./errors";

const MAX_CHARACTERS = 255;
// Also what turns the direction of text, which would display another name. Only texts of several lines may hold tabs and line breaks.
const CONTROL = /[\p{Cc}\u202A-\u202E\u2066-\u2069]/u;
const CONTROL_BUT_BREAKS = /[^\P{Cc}\t\r\n]/u;

/** An entry of any kind, which may be left out. */
export const anything = z.unknown().optional();

type TextRules = {
  /** What a message calls the entry; by default its path, such as `configuration["oauth.api.key"]`. */
  label?: string;
  max?: number;
  multiline?: boolean;
};

/** A required text: trimmed, numbers and booleans written out, at most `max` characters, no control characters. */
export function text(rules: TextRules = {}) {
  return anything.transform((value, context) => {
    const read = toTrimmedText(value);
    if (read === "") report(context, { label: rules.label, missing: true });
    reportText(read, rules, context);
    return read;
  });
}

/** The same for an entry that may be left out or empty: undefined then. */
export function optionalText(rules: TextRules = {}) {
  return anything.transform((value, context) => {
    const read = toTrimmedText(value);
    reportText(read, rules, context);
    return read || undefined;
  });
}

function reportText(read: string, rules: TextRules, context: z.RefinementCtx): void {
  const problem = textProblem(read, rules);
  if (problem !== null) report(context, { label: rules.label, problem });
}

type Problem = { label?: string | undefined; missing?: true; problem?: string };

/** Reports a problem of the entry that is being read; `problem` completes "<label> …". */
export function report(context: z.RefinementCtx, { label, missing, problem = "" }: Problem): void {
  context.addIssue({ code: "custom", message: problem, params: { label, missing } });
}

/** A check for `superRefine`: `find` returns what is wrong with a text, completing "<label> …", or null. */
export function refineText(find: (text: string) => string | null, label?: string) {
  return (value: string | undefined, context: z.RefinementCtx): void => {
    const problem = value === undefined || value === "" ? null : find(value);
    if (problem !== null) report(context, { label, problem });
  };
}

/** `true`, `"true"`, `false`, `"false"` in any case; undefined for anything else. */
export const optionalBoolean = anything.transform((value) => {
  const read = toTrimmedText(value).toLowerCase();
  return read === "true" ? true : read === "false" ? false : undefined;
});

/** A time of ISO 8601, or undefined when it is left out; `example` shows the caller what is meant. */
export function optionalTime(example: string) {
  return optionalText().transform((value, context): Date | undefined => {
    if (value === undefined) return undefined;
    const time = new Date(value);
    const year = time.getUTCFullYear();
    if (!(year >= 1970 && year <= 9999)) report(context, { problem: `must be a time such as ${example}.` });
    return time;
  });
}

/** The same with null when it is left out. */
export const nullableTime = (example: string) => optionalTime(example).transform((value) => value ?? null);

/** Text to look for, without blanks around it and null characters, which the database refuses; empty when it is left out. */
export const line = anything.transform((value) => toTrimmedText(value).replaceAll("\0", ""));

/** One of some words. */
export function choice<const Choices extends readonly [string, ...string[]]>(choices: Choices) {
  return z.enum(choices, { error: `must be one of ${choices.join(", ")}.` });
}

/**
 * Reads outside input by a schema. Throws one `invalid_request`: it names every missing entry, else what is wrong with each.
 */
export function parseInput<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const { data, error } = schema.safeParse(input);
  if (!error) return data;
  throw new GangwayError("invalid_request", describe(error.issues));
}

function describe(issues: z.core.$ZodIssue[]): string {
  const entries = issues.map((issue) => {
    const { label, missing } = (issue.code === "custom" ? issue.params : undefined) ?? {};
    return { label: String(label ?? formatPath(issue.path)), missing: missing === true, problem: issue.message };
  });
  const missing = entries.filter((entry) => entry.missing).map(({ label }) => label);
  if (missing.length > 0) return `Required entries are missing: ${missing.join(", ")}.`;
  return entries.map(({ label, problem }) => `${label} ${problem}`).join(" ");
}

/** `configuration["oauth.api.key"]`, `providerData.code`. */
function formatPath(path: PropertyKey[]): string {
  return path.reduce<string>((text, key) => {
    const name = String(key);
    if (typeof key === "number") return text;
    return name.includes(".") ? `${text}["${name}"]` : text === "" ? name : `${text}.${name}`;
  }, "");
}

/** What is wrong with a present text, completing "<label> …", or null. */
export function textProblem(value: string, { max = MAX_CHARACTERS, multiline = false }: TextRules = {}): string | null {
  if (value.length > max) return `is longer than ${max} characters.`;
  return (multiline ? CONTROL_BUT_BREAKS : CONTROL).test(value) ? "holds a control character." : null;
}

/** A sentence about an entry, of a problem that completes it; null for none. */
export function sentenceOf(label: string, problem: string | null): string | null {
  return problem === null ? null : `${label} ${problem}`;
}

/** Text of what arrived, without blanks around it; numbers and booleans are written out, everything else is empty. */
export function toTrimmedText(value: unknown): string {
  if (typeof value === "string") return /[^\s\p{Cf}]/u.test(value) ? value.toWellFormed().trim() : "";
  return typeof value === "number" || typeof value === "boolean" ? String(value) : "";
}

/** What is wrong with the URL of a web page, completing "<label> …", or null. */
export function urlProblem(value: string): string | null {
  const url = /^https?:\/\//i.test(value) && URL.canParse(value) ? new URL(value) : null;
  if (!url) return "is not an absolute address that starts with https:// or http://.";
  return url.hash ? "may not have a fragment (#)." : null;
}

/** The same for a callback address; `oob` stands for none (RFC 5849 section 2.1). */
export function callbackProblem(value: string): string | null {
  return value === "oob" ? null : urlProblem(value);
}

/** The largest id a row can have (a PostgreSQL integer). */
export const MAX_ID = 2 ** 31 - 1;

/** The number of an id in an address: digits only, NaN for what no row can have. */
export function toId(value: string): number {
  return /^\d{1,10}$/.test(value) && Number(value) <= MAX_ID ? Number(value) : Number.NaN;
}

/** Whether text can be a UUID: the database refuses to compare anything else. */
export function isUuid(value: string): boolean {
  return /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(value);
}
