import { MIN_PASSWORD_CHARACTERS } from "@/lib/accounts/view";
import { PASSWORDS } from "./usual-passwords";

/** In lower case; the file says where they come from. */
export const USUAL_PASSWORDS: ReadonlySet<string> = new Set(PASSWORDS.split(" "));

const ROWS = ["abcdefghijklmnopqrstuvwxyz", "1234567890", "qwertyuiopasdfghjklzxcvbnm", "qwertzuiopasdfghjklyxcvbnm"]
  .map((row) => row + row)
  .flatMap((row) => [row, row.split("").toReversed().join("")]);

const LETTERS: Record<string, string> = {
  "@": "a",
  "4": "a",
  "3": "e",
  "1": "i",
  "0": "o",
  $: "s",
  "5": "s",
  "7": "t",
};

/** Whether a text in lower case is what many people use: also with digits and signs around it, repeated, or a row of keys. */
export function isUsual(text: string): boolean {
  const core = text.replaceAll(/^[^\p{L}]+|[^\p{L}]+$/gu, "");
  const spelt = core.replaceAll(/[@4310$57]/g, (sign) => LETTERS[sign]!);
  return [text, core, spelt].map(unitOf).some((unit) => USUAL_PASSWORDS.has(unit) || isRow(unit)) || isRepeated(text);
}

/** What a text repeats from its beginning to its end; else all of it. */
function unitOf(text: string): string {
  return /^(.+?)\1+$/su.exec(text)?.[1] ?? text;
}

const isRow = (text: string) => text.length > 3 && ROWS.some((row) => row.includes(text));

/** Whoever repeats something short has chosen no more than that. */
function isRepeated(text: string): boolean {
  const unit = unitOf(text);
  return unit !== text && unit.length < MIN_PASSWORD_CHARACTERS;
}
