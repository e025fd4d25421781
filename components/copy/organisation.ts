import type { OrganisationFacts } from "@/lib/attempts/view";
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

/** "Harbour Lane Bakery Limited, New Zealand, NZD, !hL7b2": what is known beside the name. */
export function organisationFacts(organisation: OrganisationFacts): string {
  const { name, legalName, countryCode, currency, shortCode, isDemoCompany } = organisation;
  const facts = [
    legalName === name ? null : legalName,
    countryCode === null ? null : countryName(countryCode),
    currency,
    shortCode,
    isDemoCompany ? "demo company" : null,
  ];
  return facts.filter((fact) => fact !== null).join(", ");
}
