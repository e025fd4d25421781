import type { Role } from "@/lib/caller";
import { z } from "zod";
import { type Entry, parseFields } from "@/lib/fields";
import { GangwayError } from "@/lib/errors";

const MOST_EMAIL = 254;
const MOST_NAME = 80;

/** An e-mail address as it is stored: in lower case. Throws `invalid_request`. */
export function readEmail(value: unknown): string {
  const { email } = parseFields({ email: { label: "E-mail", value, most: MOST_EMAIL } });
  if (z.email().safeParse(email).success) return email.toLowerCase();
  throw new GangwayError("invalid_request", "E-mail is not an address. It needs an @ with something on both sides.");
}

/** Throws `invalid_request`. */
export function readRole(value: unknown): Role {
  if (value === "admin" || value === "member") return value;
  throw new GangwayError("invalid_request", "role is neither admin nor member.");
}

/** Throws `invalid_request`. */
export function readNames({ firstName, lastName }: Record<string, unknown>) {
  const name = (label: string, value: unknown): Entry => ({ label, value, most: MOST_NAME });
  return parseFields({ firstName: name("First name", firstName), lastName: name("Last name", lastName) });
}

/** A secret of ours that came back in a link. Anything else is as good as a wrong one. */
export function readLinkToken(value: unknown): string {
  return typeof value === "string" ? value.slice(0, 64) : "";
}
