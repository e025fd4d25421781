import { createHash, randomBytes, randomFillSync } from "node:crypto";

const digits = "0123456789";
const upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

const pool = Buffer.alloc(8192);
let taken = pool.length;

/** Asked for many at a time, since each request costs more than the bytes. */
function randomByte(): number {
  if (taken === pool.length) {
    randomFillSync(pool);
    taken = 0;
  }
  taken += 1;
  return pool[taken - 1] as number;
}

/** Bytes beyond the last whole alphabet are thrown away, so that all characters are as likely. */
function randomText(alphabet: string, length: number): string {
  const usable = 256 - (256 % alphabet.length);
  let text = "";
  while (text.length < length) {
    const byte = randomByte();
    if (byte < usable) text += alphabet[byte % alphabet.length];
  }
  return text;
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
