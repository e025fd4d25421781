import { madeUpId } from "./random";

export interface Organisation {
  APIKey: string;
  OrganisationID: string;
  ShortCode: string;
  Name: string;
  LegalName: string;
  CountryCode: string;
  BaseCurrency: string;
  Version: string;
  OrganisationType: string;
  OrganisationStatus: string;
  PaysTax: boolean;
  IsDemoCompany: boolean;
}

function organisation(
  ids: [apiKey: string, id: string, shortCode: string],
  name: string,
  legal: string,
  country: string,
) {
  const [APIKey, OrganisationID, ShortCode] = ids;
  const BaseCurrency = { GB: "GBP", NZ: "NZD", AU: "AUD" }[country] ?? "USD";
  const Version = { GB: "UK", NZ: "NZ", AU: "AU" }[country] ?? "GLOBAL";
  const constant = { OrganisationType: "COMPANY", OrganisationStatus: "ACTIVE", PaysTax: true };
  const names = { Name: name, LegalName: legal };
  return { APIKey, ...names, ...constant, Version, BaseCurrency, CountryCode: country, ShortCode, OrganisationID };
}

/** Xero calls the API key `org` in the callback and `xero_org_muid` in the token answer. */
export const organisations: readonly Organisation[] = [
  organisation(
    ["H4rb0urLaneBakery7Qx2m", "1f6c2a4e-8d3b-4c57-9a61-2b7e5d0c9f13", "!hL7b2"],
    "Harbour Lane Bakery",
    "Harbour Lane Bakery Limited",
    "NZ",
  ),
  organisation(
    ["R1dgewayCyc1esK9w3Tz5d", "5b90d7e2-41fa-4e0c-b8d6-73c1a9e4f208", "!rC4k9"],
    "Ridgeway Cycles",
    "Ridgeway Cycles Ltd",
    "GB",
  ),
  organisation(
    ["K0wha1Phys1oV8n4Jp6s2B", "c83e1f50-6a27-4db9-8f14-0e95b2d7a364", "!kP3v8"],
    "Kōwhai Physiotherapy",
    "Kōwhai Physiotherapy Limited",
    "NZ",
  ),
  organisation(
    ["Sa1tmarshArch1tectsG5f", "9d47b6a1-e05c-4f32-a7b8-d612c40e8f75", "!sA6m1"],
    "Saltmarsh Architects",
    "Saltmarsh Architects LLP",
    "GB",
  ),
  organisation(
    ["M111st0neBrew1ngC3h9Yu", "27a5c9e3-b14d-4860-92ef-58d03b7f6ca1", "!mB9x5"],
    "Millstone Brewing",
    "Millstone Brewing Pty Ltd",
    "AU",
  ),
  organisation(
    ["Dem0C0mpanyNZ4Lr8Wq2vE", "e60b3d18-7c92-4a5f-b3e4-91f7a08d2c56", "!Dm0Nz"],
    "Demo Company (NZ)",
    "Demo Company (NZ)",
    "NZ",
  ),
].map((each) => Object.assign(each, { IsDemoCompany: each.Name.startsWith("Demo Company") }));

/** Those beyond the list are made up, always the same for the same place. */
export function organisationAt(index: number): Organisation {
  const listed = organisations[index];
  if (listed) return listed;
  const { id, rest } = madeUpId(`organisation ${index}`);
  const name = `Made-up Company ${index}`;
  const made = organisation([rest.slice(0, 22), id, `!${rest.slice(22, 27)}`], name, `${name} Limited`, "NZ");
  return { ...made, IsDemoCompany: false };
}
