import { inWords } from "./number";

const countries = new Intl.DisplayNames("en-GB", { type: "region" });

/** "New Zealand" for "NZ"; what is no country code stays as Xero wrote it. */
export function countryName(code: string): string {
  return /^[A-Z]{2}$/i.test(code) ? (countries.of(code.toUpperCase()) ?? code) : code;
}

export function yesOrNo(value: boolean): string {
  return value ? "Yes" : "No";
}

/** About the other instances that one consent, and so one renewal, serves. */
export function sharedConsent(others: number): string {
  return `Shared with ${inWords(others)} more. One renewal serves ${others === 1 ? "both" : `all ${inWords(others + 1)}`}.`;
}
