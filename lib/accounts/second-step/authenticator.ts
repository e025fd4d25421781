import { generateSecret, generateURI, verify } from "otplib";
import { decrypt, encrypt } from "@/lib/encryption";
import { env } from "@/lib/env";

/** Clocks of phones are off by less; seconds. */
const TOLERANCE_SECONDS = 30;

const identity = (userId: number) => ({ table: "authenticators", row: userId, organization: "any" });

/** A new key of 160 bits (RFC 4226, 4): as people type it, as apps read it, and as it is stored. */
export function makeKey({ userId, email }: { userId: number; email: string }) {
  const key = generateSecret();
  const issuer = `Gangway ${new URL(env().PUBLIC_URL).hostname}`;
  return { key, uri: generateURI({ issuer, label: email, secret: key }), sealed: encrypt(key, identity(userId)) };
}

export const isAuthenticatorCode = (code: string) => /^\d{6}$/.test(code);

/** The time step of a code (RFC 6238: 6 digits, 30 seconds, SHA-1), or null for a wrong one. */
export async function stepOfCode(userId: number, secretSealed: Uint8Array, code: string): Promise<number | null> {
  const secret = decrypt(secretSealed, identity(userId));
  const result = await verify({ secret, token: code, epochTolerance: TOLERANCE_SECONDS });
  return result.valid && "timeStep" in result ? result.timeStep : null;
}
