import { randomBytes } from "node:crypto";
import { tokenHash } from "@/lib/encryption";

const COUNT = 10;
/** 80 bits each, so that a plain hash can't be reversed. */
const CHARACTERS = 16;
// Crockford's base 32: no letter that is read as a digit.
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** New recovery codes, such as `7K3M-0QXZ-V5TD-9RBA`. */
export function makeRecoveryCodes(): string[] {
  return Array.from({ length: COUNT }, () => {
    const text = Array.from(randomBytes(CHARACTERS), (byte) => ALPHABET[byte % ALPHABET.length]).join("");
    return text.match(/.{4}/g)!.join("-");
  });
}

/** What is stored of a code. Spaces, dashes and case do not matter, nor do letters that look like digits. */
export function recoveryCodeHash(code: string): Buffer<ArrayBuffer> {
  const plain = code.toUpperCase().replaceAll(/[^0-9A-Z]/g, "");
  return tokenHash(plain.replaceAll("O", "0").replaceAll(/[IL]/g, "1"));
}
