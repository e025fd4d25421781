import { randomInt } from "node:crypto";

const digits = "0123456789";
const upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

function randomText(alphabet: string, length: number): string {
  return Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join("");
}

/** Keys, tokens and secrets: 30 upper-case letters and digits. */
export const newToken = () => randomText(upper + digits, 30);

export const newHandle = () => randomText(upper, 20);

export const newVerifier = () => randomText(digits, 7);
