import { isUsual } from "./usual";

/** Whose password it is: what a guesser would try first of them. `names` are theirs and those of their organizations. */
export type PasswordOwner = { email: string; names: string[] };

const PRODUCT = ["gangway", "xero"];
const MIN_WORD = 3;
const MIN_BESIDE_WORDS = 8;

/** What is wrong with a new password, completing "The password …", or null. */
export function weaknessOf(password: string, owner: PasswordOwner): string | null {
  const plain = password.toLowerCase();
  const beside = wordsOf(owner).reduce((text, word) => text.replaceAll(word, ""), plain);
  const rest = beside.replaceAll(/[^\p{L}\p{N}]/gu, "");
  const isOfWords = beside !== plain && (rest.length < MIN_BESIDE_WORDS || isUsual(rest));
  if (isOfWords) return `is little more than your name, address or organization, or “gangway”. ${REMEDY}`;
  return isUsual(plain) ? `is one that many people use, or close to it. ${REMEDY}` : null;
}

const REMEDY = "Choose another; a few random words work well.";

/** Words of the product and of the owner, the longest first. The end of an address, such as `.com`, is none of theirs. */
function wordsOf({ email, names }: PasswordOwner): string[] {
  const texts = [...PRODUCT, email.slice(0, email.lastIndexOf(".")), ...names];
  const words = texts.flatMap((text) => text.toLowerCase().split(/[^\p{L}\p{N}]+/u));
  return words.filter((word) => word.length >= MIN_WORD).toSorted((a, b) => b.length - a.length);
}
