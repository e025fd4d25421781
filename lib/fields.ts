import { GangwayError } from "./errors";

/** One entry a caller sent: its name as the caller knows it, what arrived, the most characters it may have. */
export type Entry = { label: string; value: unknown; most?: number };

const MOST = 255;
// With what turns the direction of text, which would show another name. Line breaks and tabs are for texts of several lines only, which pass through `readText` with `multiline`.
const CONTROL = /[\p{Cc}\u202A-\u202E\u2066-\u2069]/u;
const CONTROL_BUT_BREAKS = /[^\P{Cc}\t\r\n]/u;

/**
 * Reads required entries, with blanks around them taken off. Throws one `invalid_request` that names every missing
 * entry, else one that names every entry that is too long or holds a control character.
 */
export function parseFields<Name extends string>(entries: Record<Name, Entry>): Record<Name, string> {
  const list = Object.entries<Entry>(entries);
  const missing = list.filter(([, { value }]) => toTrimmedText(value) === "").map(([, { label }]) => label);
  if (missing.length > 0)
    throw new GangwayError("invalid_request", `Required entries are missing: ${missing.join(", ")}.`);
  const problems = list.map(([, entry]) => textProblem(entry)).filter((problem) => problem !== null);
  if (problems.length > 0) throw new GangwayError("invalid_request", problems.join(" "));
  return Object.fromEntries(list.map(([name, { value }]) => [name, toTrimmedText(value)])) as Record<Name, string>;
}

/** What is wrong with one present entry, as a sentence that names it, or null. */
export function textProblem({ label, value, most = MOST }: Entry, multiline = false): string | null {
  const text = toTrimmedText(value);
  if (text.length > most) return `${label} is longer than ${most} characters.`;
  if ((multiline ? CONTROL_BUT_BREAKS : CONTROL).test(text)) return `${label} holds a control character.`;
  return null;
}

/** Text of what arrived, without blanks around it; numbers and booleans are written out, everything else is nothing. */
export function toTrimmedText(value: unknown): string {
  if (typeof value === "string") return /[^\s\p{Cf}]/u.test(value) ? value.toWellFormed().trim() : "";
  return typeof value === "number" || typeof value === "boolean" ? String(value) : "";
}

/** What is wrong with a callback address, or null. `oob` stands for none (RFC 5849 section 2.1). */
export function callbackProblem(label: string, text: string): string | null {
  return text === "oob" ? null : addressProblem(label, text);
}

/** What is wrong with an address of the web, or null. */
export function addressProblem(label: string, text: string): string | null {
  const url = /^https?:\/\//i.test(text) && URL.canParse(text) ? new URL(text) : null;
  if (!url) {
    return `${label} is not an absolute address that starts with https:// or http://.`;
  }
  return url.hash ? `${label} may not have a fragment (#).` : null;
}

/** Throws `invalid_request` with a problem, if there is one. */
export function throwIfInvalid(problem: string | null): void {
  if (problem !== null) throw new GangwayError("invalid_request", problem);
}

/** Whether text can be an id of ours: the database refuses to compare anything else. */
export function isUuid(text: string): boolean {
  return /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text);
}
