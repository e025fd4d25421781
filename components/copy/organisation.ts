import { counted } from "./number";

const countries = new Intl.DisplayNames("en-GB", { type: "region" });

/** "New Zealand" for "NZ"; anything but a country code is returned as it is. */
export function countryName(code: string): string {
  return /^[A-Z]{2}$/i.test(code) ? (countries.of(code.toUpperCase()) ?? code) : code;
}

export function yesOrNo(value: boolean): string {
  return value ? "Yes" : "No";
}

/** How many other instances use the same consent, and so the same Xero token. */
export function sharedConsent(others: number): string {
  return `Shares its Xero token with ${counted(others, "other instance")}.`;
}
