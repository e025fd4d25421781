import type { CustomerEnd } from "./pages";
import type { Access } from "@/lib/xero/scope-areas";

/** Who asks, as every page of a customer says it. */
export type Host = {
  name: string;
  supportEmail: string | null;
  privacyUrl: string | null;
  termsUrl: string | null;
};

/** What all pages of a customer need. */
export type CustomerFrame = {
  linkId: string;
  host: Host;
  /** Back to where the host sent the customer from, with nothing connected. */
  backUrl: string | null;
  /** The business that is to be connected again. */
  reconnectName: string | null;
};

/** The first page: who asks for what, until when. */
export type WelcomeView = CustomerFrame & {
  madeFor: string | null;
  madeAt: string;
  expiresAt: string;
  access: Access;
};

/** One business of the choice. */
export type BusinessView = {
  key: string;
  name: string;
  legalName: string | null;
  countryCode: string | null;
  currency: string | null;
  isDemoCompany: boolean;
  connectedSince: string | null;
};

export type ChooseView = CustomerFrame & {
  attemptId: string;
  expiresAt: string;
  businesses: BusinessView[];
  /** Sent without any ticked. */
  isEmpty: boolean;
};

export type DoneView = CustomerFrame & {
  businesses: { name: string; access: Access }[];
  isReconnect: boolean;
  returnUrl: string | null;
};

export type EndedView = {
  reason: CustomerEnd;
  frame: CustomerFrame | null;
  /** What the host's support finds the attempt by. */
  code: string | null;
  expiresAt: string | null;
  canStartAgain: boolean;
  attemptId: string | null;
  isKept: boolean;
};
