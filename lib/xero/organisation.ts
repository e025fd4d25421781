import { z } from "zod";
import { XeroError } from "./errors";
import { parseJson } from "./http";
import type { Organisation } from "./model";

const xeroOrganisation = z.object({
  APIKey: z.string().optional(),
  OrganisationID: z.string(),
  Name: z.string(),
  LegalName: z.string().nullish(),
  CountryCode: z.string().nullish(),
  BaseCurrency: z.string().nullish(),
  ShortCode: z.string().nullish(),
  IsDemoCompany: z.boolean().nullish(),
});

const xeroOrganisations = z.object({ Organisations: z.array(xeroOrganisation).min(1) });

/**
 * Reads the body of Xero's Organisation call. Without an `xeroId` the APIKey is used, which is the same value (xero-protocol
 * A.4). Throws XeroError.
 */
export function readOrganisation(body: string, xeroId: string): Organisation {
  const { data } = xeroOrganisations.safeParse(parseJson(body));
  const found = data?.Organisations[0];
  if (!found) throw new XeroError("invalid_response");
  return {
    xeroId: xeroId || found.APIKey || found.OrganisationID,
    connectionId: null,
    organisationId: found.OrganisationID,
    name: found.Name,
    legalName: found.LegalName ?? null,
    countryCode: found.CountryCode ?? null,
    currency: found.BaseCurrency ?? null,
    shortCode: found.ShortCode ?? null,
    isDemoCompany: found.IsDemoCompany ?? null,
  };
}
