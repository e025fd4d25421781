import type { Page } from "@/lib/paging";
import type { TypedKeys } from "./flow-state";
import type { AppKind, Organisation, Protocol } from "@/lib/xero/model";
import type { ScopeArea } from "@/lib/xero/view";
import { XERO_FAILURE_CODES, type XeroErrorReason, type XeroFailureCode } from "@/lib/xero/errors";

/** How long an attempt to connect may take, from when the browser leaves for Xero. */
export const ATTEMPT_LIFE_MINUTES = 15;
export const ATTEMPT_LIFE_MS = ATTEMPT_LIFE_MINUTES * 60_000;

/** How long a draft of the keys page is kept, from when something was last entered. */
export const DRAFT_LIFE_MS = 24 * 60 * 60_000;

/** Fields of the keys page, as forms name them. */
export type KeysField = "name" | "key" | "secret" | "privateKey";

/** What the keys page shows. Entered secrets are kept with the attempt and not sent back to the browser. */
export type KeysStep = {
  attemptId: string;
  kind: AppKind;
  protocol: Protocol;
  callbackUrl: string;
  /** Where customers of links come back to, which is to be registered, too; null for the same. */
  customerCallbackUrl: string | null;
  certificate: string | null;
  /** What an OAuth 2.0 app may be allowed besides reading the organisation; empty for 1.0a. Field `reads`, one per choice. */
  scopeAreas: ScopeArea[];
  /** The saved app of these keys when Xero may refuse one more organisation for it. */
  fullAppId: string | null;
  typed: Omit<TypedKeys, "secret" | "privateKey"> & { hasSecret: boolean; hasPrivateKey: boolean };
  problems: Partial<Record<KeysField, string | null>>;
  test:
    | { ok: true; milliseconds: number; at: string; warning: string | null }
    | { ok: false; message: string; detail: string | null }
    | null;
};

/** What tells organisations apart, also those of the same name. */
export type OrganisationFacts = Omit<Organisation, "xeroId" | "connectionId" | "organisationId">;

type Kind = { kind: AppKind; protocol: Protocol };

/** What the organisation page shows: consent was given, the instance is not created yet. */
export type OrganisationStep = {
  attemptId: string;
  /** Whether Xero ends what the attempt has connected when it is cancelled. */
  endsAtXero: boolean;
  expiresAt: string;
  organisation: OrganisationFacts;
  /** Typed before, else the organisation's name. */
  name: string;
  problem: string | null;
  /** The instance to reconnect; `isOther` when a different organisation came back than the one it is for. */
  reconnect: { id: number; name: string; organisationName: string; isOther: boolean } | null;
  /** Which app each has now; `isSuggested` for one that keeps its app, or gets a better one. */
  already: { id: number; name: string; app: Kind; isSuggested: boolean }[];
  /** The app of this consent. */
  app: Kind;
  /** When one consent reached several organisations: all of them, to connect some or all. Null when it reached one. */
  choices: OrganisationChoice[] | null;
  /** Organisations of the consent that Xero does not tell of, why, and until when to wait. */
  unusable: { key: string; name: string; reason: XeroErrorReason; until: string | null }[];
};

/** One organisation of the picker: fields `organisation` (its key, ticked) and `name:<key>`. */
export type OrganisationChoice = {
  key: string;
  organisationName: string;
  facts: OrganisationFacts;
  /** Typed before, else the organisation's name. */
  name: string;
  problem: string | null;
  isTicked: boolean;
  already: { id: number; name: string }[];
};

/** What the last page shows. */
export type DoneStep = {
  /** What this run made or connected again; the token until `shownUntil`, null afterwards and after a reconnect. */
  instances: { id: number; name: string; organisationName: string; token: string | null }[];
  isReconnect: boolean;
  shownUntil: string;
  publicUrl: string;
};

const OWN_FAILURE_CODES = [
  "declined",
  "expired",
  "draft_expired",
  "already_used",
  "wrong_browser",
  "unknown_state",
  "wrong_protocol",
  "no_organisation",
  "only_others",
  "nothing_else",
  "other_organisation",
  "link_ended",
  "not_found",
  "failed",
] as const;

/** How an attempt can end other than connected. */
export type FailureCode = (typeof OWN_FAILURE_CODES)[number] | XeroFailureCode;

export const FAILURE_CODES: FailureCode[] = [...OWN_FAILURE_CODES, ...XERO_FAILURE_CODES];

/** The failure code in a column or an address; `failed` for anything else. */
export function readFailureCode(text: string | null | undefined): FailureCode {
  return FAILURE_CODES.find((known) => known === text) ?? "failed";
}

/** What the ended page shows. */
export type EndedStep = {
  reason: FailureCode;
  attempt: {
    id: string;
    kind: AppKind;
    appName: string | null;
    protocol: Protocol;
    /** What an OAuth 2.0 consent requested, to compare with the app at Xero. */
    sent: { redirectUri: string; clientId: string; scopes: string } | null;
    canGoOn: boolean;
    /** Until when Xero asks to wait; its consent is kept. */
    waitUntil: string | null;
    step: "xero" | "organisation";
  } | null;
};

/** How far runs can come; the steps are the funnel. */
export const ATTEMPT_STEPS = ["started", "sent", "returned", "connected"] as const;

export type AttemptStep = (typeof ATTEMPT_STEPS)[number];

/** What the list can be narrowed to: runs that came to a step, or that came no farther. */
export const ATTEMPT_GROUPS = ["sent", "returned", "connected", "left_started", "left_sent", "left_returned"] as const;

export type AttemptGroup = (typeof ATTEMPT_GROUPS)[number];

/** How an attempt ended; `open` when it can still continue. */
export type AttemptEnd = FailureCode | "connected" | "open";

/** One run, for the list. */
export type AttemptView = {
  id: string;
  at: string;
  who: string | null;
  kind: AppKind;
  protocol: Protocol;
  /** Null as long as Xero has not taken its keys, or when it is gone. */
  app: { id: string; name: string } | null;
  /** What it made or connected again, or was to connect again. */
  instance: { id: number; name: string } | null;
  step: AttemptStep;
  end: AttemptEnd;
};

export type AttemptPage = Page<AttemptView>;

/** How many days runs are listed and counted for. */
export const ATTEMPT_DAYS = 30;
