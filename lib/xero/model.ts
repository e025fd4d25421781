import type { KeyObject } from "node:crypto";
import { z } from "zod";
import { XERO_ERROR_REASONS } from "./errors";
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

/** An organisation of a consent that Xero told nothing of: its name as `/connections` lists it, why, and until when to wait. */
const unusableSchema = organisationSchema.pick({ xeroId: true, connectionId: true, name: true }).extend({
  reason: z.enum(XERO_ERROR_REASONS),
  /** Milliseconds since 1970; null when Xero did not say. */
  until: z.number().nullable(),
});

export type UnusableOrganisation = z.infer<typeof unusableSchema>;

/** What a token set reaches. Stored with an attempt. */
export const reachedSchema = z.object({
  /** The newest connection first. */
  organisations: z.array(organisationSchema),
  unusable: z.array(unusableSchema),
  /** Names of what else the customer connected, such as a practice, which has no accounts. */
  others: z.array(z.string()),
  /** Xero names no organisation of this consent: these are of earlier ones. */
  isEarlier: z.boolean(),
});

export type Reached = z.infer<typeof reachedSchema>;

/** What an attempt keeps between the redirect to Xero and the callback. */
export const rememberedSchema = z.object({
  requestToken: z.string().optional(),
  requestTokenSecret: z.string().optional(),
  codeVerifier: z.string().optional(),
  /** What the code was asked for with: the exchange must name the same (RFC 6749 section 4.1.3). */
  redirectUri: z.string().optional(),
});

export type Remembered = z.infer<typeof rememberedSchema>;
