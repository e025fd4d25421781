import { z } from "zod";
import type { Role } from "@/lib/caller";
import { choice, optionalText, parseInput, refineText, text } from "@/lib/validation";

const MAX_EMAIL = 254;
const MAX_NAME = 80;

const toLower = (value: string) => value.toLowerCase();
const emailProblem = (value: string) =>
  z.email().safeParse(value).success ? null : "is not valid. Enter an address such as name@example.com.";

const email = text({ label: "Email", max: MAX_EMAIL }).superRefine(refineText(emailProblem, "Email"));
/** The name of an organization. */
export const organizationName = text({ label: "Name", max: MAX_NAME });
const emailBody = z.object({ email: email.transform(toLower) });
const roleBody = z.object({ role: choice(["admin", "member"]) });
const namesBody = z.object({
  firstName: text({ label: "First name", max: MAX_NAME }),
  lastName: text({ label: "Last name", max: MAX_NAME }),
});

/** An email address as it is stored: in lower case. Throws `invalid_request`. */
export function readEmail(value: unknown): string {
  return parseInput(emailBody, { email: value }).email;
}

/** An address that may be left out: null then. */
export function optionalEmail(label: string) {
  return optionalText({ label, max: MAX_EMAIL })
    .superRefine(refineText(emailProblem, label))
    .transform((value) => (value === undefined ? null : toLower(value)));
}

/** Throws `invalid_request`. */
export function readRole(value: unknown): Role {
  return parseInput(roleBody, { role: value }).role;
}

/** Throws `invalid_request`. */
export function readNames(body: Record<string, unknown>) {
  return parseInput(namesBody, body);
}

/** The token of a link of ours. Invalid input is treated as a wrong token. */
export function readLinkToken(value: unknown): string {
  return typeof value === "string" ? value.slice(0, 64) : "";
}
