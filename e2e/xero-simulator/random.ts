import { createHash, randomBytes, randomFillSync } from "node:crypto";

const digits = "0123456789";
const lower = "abcdefghijklmnopqrstuvwxyz";
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
  const text = Buffer.alloc(length);
  for (let at = 0; at < length;) {
    const byte = randomByte();
    if (byte >= usable) continue;
    text[at] = alphabet.charCodeAt(byte % alphabet.length);
    at += 1;
  }
  return text.toString("latin1");
}

/** Keys, tokens and secrets: 30 upper-case letters and digits. */
export const newToken = () => randomText(upper + digits, 30);

/** OAuth 2.0: 32 upper-case hexadecimal digits. */
export const newClientId = () => randomBytes(16).toString("hex").toUpperCase();

export const newClientSecret = () => randomBytes(36).toString("base64url");

/** Tokens that say nothing: 258 bits. */
export const newOpaqueToken = () => randomText(`${upper}${lower}${digits}-_`, 43);

/** What signs an app's webhooks: 64 bytes as base64. */
export const newWebhookKey = () => randomBytes(64).toString("base64");

export const newHandle = () => randomText(upper, 20);

export const newVerifier = () => randomText(digits, 7);

/** By which a token is known without being kept. */
export const hashOf = (token: string) => createHash("sha256").update(token).digest("base64url");

/** A UUID that is always the same for the same text, and 32 hexadecimal digits more. */
export function madeUpId(text: string): { id: string; rest: string } {
  const digits = createHash("sha256").update(text).digest("hex");
  const groups = [digits.slice(0, 8), digits.slice(8, 12), `4${digits.slice(13, 16)}`, `8${digits.slice(17, 20)}`];
  return { id: [...groups, digits.slice(20, 32)].join("-"), rest: digits.slice(32) };
}
