import type { AppKind, Protocol, ScopeArea } from "@/lib/xero/view";

/** A saved app as pages see it: no secret. */
export type AppView = {
  id: string;
  name: string;
  kind: AppKind;
  protocol: Protocol;
  key: string;
  hasOwnPrivateKey: boolean;
  problem: string | null;
  instances: number;
  createdAt: string;
  createdBy: string | null;
};

/** A saved app to connect with. */
export type UsableApp = AppView & {
  /** Whether it has as many organisations as one of Xero's tiers allows: Xero may refuse the next. */
  isTierFull: boolean;
};

export type AppDetails = AppView & {
  callbackUrl: string;
  /** Where customers come back to instead, which has to be registered at Xero, too; null for the same. */
  customerCallbackUrl: string | null;
  /** What a consent asks for; empty where it asks for none. */
  scopes: string[];
  /** What can be chosen for it, and what of that is: `reads`. Empty where a consent asks for none. */
  scopeAreas: ScopeArea[];
  reads: string[];
  /** Whether it has the broad scopes of apps created before 2 March 2026. */
  madeBefore: boolean;
  connections: number;
  /** OAuth 2.0: the smallest of Xero's tiers that allows them; null for 1.0a and above the largest. */
  meter: { tier: string; most: number } | null;
  canChange: boolean;
  /** Whether Xero can be asked which connections it has. */
  canCompare: boolean;
  /** Whether the reader may set up webhooks from Xero. */
  canReceive: boolean;
};

/** What the form for a new app shows besides its fields: the certificate (PEM) of the installation's own signing key. */
export type NewAppForm = {
  callbackUrl: string;
  customerCallbackUrl: string | null;
  scopeAreas: ScopeArea[];
  certificate: string;
};

/** A certificate of the installation as pages see it: nothing in it is secret. */
export type CertificateView = {
  pem: string;
  /** SHA-256, in pairs of hexadecimal digits. */
  fingerprint: string;
  validTo: string;
};

/** What signs for Partner apps of OAuth 1.0a, and what is to follow it. */
export type RotationView = { inUse: CertificateView; waiting: CertificateView | null };
