import { z } from "zod";
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from "@simplewebauthn/server";

const MAX_CHARACTERS = 20_000;
const base64url = z
  .string()
  .regex(/^[\w-]+$/)
  .max(MAX_CHARACTERS);
const credential = {
  id: base64url,
  rawId: base64url,
  type: z.literal("public-key"),
  clientExtensionResults: z.object({}).default({}),
};

const registration = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: base64url,
    attestationObject: base64url,
    transports: z.array(z.string().max(20)).max(10).default([]),
  }),
});

const authentication = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: base64url,
    authenticatorData: base64url,
    signature: base64url,
    userHandle: base64url.nullish(),
  }),
});

/** What `toJSON` of a browser's new credential gave; null for anything else. */
export function readRegistration(input: unknown): RegistrationResponseJSON | null {
  return registration.safeParse(input).data ?? null;
}

/** The same of a credential that signed, as an object or as its JSON. */
export function readAuthentication(input: unknown): AuthenticationResponseJSON | null {
  const read = authentication.safeParse(typeof input === "string" ? parse(input) : input).data;
  if (!read) return null;
  const { userHandle, ...response } = read.response;
  return { ...read, response: { ...response, ...(userHandle && { userHandle }) } };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
