import type { KeyObject } from "node:crypto";
import { z } from "zod";
import type { AppKind, Protocol } from "./view";

export type { AppKind, Protocol };

/** What calls to Xero need to know of an app. */
export type XeroApp = {
  kind: AppKind;
  protocol: Protocol;
  key: string;
  secret: string;
  callbackUrl: string;
  /** The key that signs for a 1.0a partner app; null otherwise. */
  privateKey: KeyObject | null;
  /** What an OAuth 2.0 consent requests; unused by 1.0a. */
  scopes: string[];
};

/** The tokens of a consent or a renewal. A schema, because they are stored encrypted. */
export const tokenSetSchema = z.object({
  accessToken: z.string(),
  accessTokenSecret: z.string().nullable(),
  /** What renews it: the refresh token of 2.0, the session handle of 1.0a partner apps. Null when it cannot be renewed. */
  renewal: z.string().nullable(),
  /** When the answer arrived and when the access token ends, in milliseconds since 1970. */
  issuedAt: z.number(),
  expiresAt: z.number(),
  /** Whom the tokens are for: the Xero organisation (1.0a) or the Xero user (2.0). */
  subject: z.string(),
  /** What the customer granted (2.0), where the answer says so. */
  scopes: z.array(z.string()).optional(),
});

export type TokenSet = z.infer<typeof tokenSetSchema>;

/** A Xero organisation, as the Organisation call describes it. */
export const organisationSchema = z.object({
  /** The id that calls and callbacks use: `org` of 1.0a, the tenant id of 2.0. */
  xeroId: z.string(),
  /** The id of the connection at Xero, which ending it needs; 1.0a has none. */
  connectionId: z.string().nullable(),
  /** OrganisationID, the same in both protocols. */
  organisationId: z.string(),
  name: z.string(),
  legalName: z.string().nullable(),
  countryCode: z.string().nullable(),
  currency: z.string().nullable(),
  shortCode: z.string().nullable(),
  isDemoCompany: z.boolean().nullable(),
});

export type Organisation = z.infer<typeof organisationSchema>;

/** What an attempt keeps between the redirect to Xero and the callback. */
export const rememberedSchema = z.object({
  requestToken: z.string().optional(),
  requestTokenSecret: z.string().optional(),
  codeVerifier: z.string().optional(),
  /** What the code was asked for with: the exchange must name the same (RFC 6749 section 4.1.3). */
  redirectUri: z.string().optional(),
});

export type Remembered = z.infer<typeof rememberedSchema>;
