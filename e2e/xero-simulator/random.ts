import { createHash, randomBytes, randomInt } from "node:crypto";

const digits = "0123456789";
const upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

function randomText(alphabet: string, length: number): string {
  return Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join("");
}

/** Keys, tokens and secrets: 30 upper-case letters and digits. */
export const newToken = () => randomText(upper + digits, 30);

/** OAuth 2.0: 32 upper-case hexadecimal digits. */
export const newClientId = () => randomBytes(16).toString("hex").toUpperCase();

export const newClientSecret = () => randomBytes(36).toString("base64url");

export const newHandle = () => randomText(upper, 20);

export const newVerifier = () => randomText(digits, 7);

/** By which a token is known without being kept. */
export const hashOf = (token: string) => createHash("sha256").update(token).digest("base64url");
