import type { Role } from "@/lib/caller";
import { z } from "zod";
import { type Entry, parseFields } from "@/lib/fields";
import { GangwayError } from "@/lib/errors";

const MAX_EMAIL = 254;
const MAX_NAME = 80;

/** An email address as it is stored: in lower case. Throws `invalid_request`. */
export function readEmail(value: unknown): string {
  const { email } = parseFields({ email: { label: "Email", value, most: MAX_EMAIL } });
  if (z.email().safeParse(email).success) return email.toLowerCase();
  throw new GangwayError("invalid_request", "Email is not valid. Enter an address such as name@example.com.");
}

/** Throws `invalid_request`. */
export function readRole(value: unknown): Role {
  if (value === "admin" || value === "member") return value;
  throw new GangwayError("invalid_request", "role must be admin or member.");
}

/** Throws `invalid_request`. */
export function readNames({ firstName, lastName }: Record<string, unknown>) {
  const name = (label: string, value: unknown): Entry => ({ label, value, most: MAX_NAME });
  return parseFields({ firstName: name("First name", firstName), lastName: name("Last name", lastName) });
}

/** A secret of ours that came back in a link. Anything else is as good as a wrong one. */
export function readLinkToken(value: unknown): string {
  return typeof value === "string" ? value.slice(0, 64) : "";
}
