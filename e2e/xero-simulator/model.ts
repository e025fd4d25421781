import type { OAuth2State } from "./oauth2/model";
import type { Table } from "./table";

/** A custom connection speaks OAuth 2.0 only. */
export type AppKind = "public" | "partner" | "custom";

export type Protocol = "oauth1" | "oauth2";

/** What the owner of an OAuth 2.0 app pays for (xero-protocol.md, B.6). */
export type Tier = "starter" | "core" | "plus" | "advanced";

/** What a developer registers with Xero before anybody can connect. */
export interface App {
  kind: AppKind;
  protocol: Protocol;
  name: string;
  key: string;
  secret: string;
  /** OAuth 1.0a. */
  callbackDomains: string[];
  /** OAuth 1.0a, PEM; partner apps sign with the key of any of them. */
  certificates: string[];
  /** OAuth 2.0. */
  redirectUris: string[];
  /** OAuth 2.0. */
  tier: Tier;
  /** ISO 8601; decides which scopes there are. */
  createdAt: string;
  /** OAuth 2.0. */
  webhook?: Webhook;
  /** Of a custom connection: what its token may do, and the grant of the one who approved it. */
  scopes?: string[];
  approval?: string;
  sample: boolean;
  /** How many made-up users and organisations it was given. */
  seeded?: number;
}

/** Where an app is told of changes (xero-protocol.md, B.8). Nothing is sent before its address passed the check. */
export interface Webhook {
  url: string;
  key: string;
  status: "unchecked" | "failed" | "ok" | "disabled";
  lastSequence: number;
}

export interface RequestToken {
  token: string;
  secret: string;
  appKey: string;
  callback: string;
  expiresAt: number;
  used: boolean;
  consent?: { organisation: number; verifier: string } | "declined";
}

export interface AccessToken {
  token: string;
  secret: string;
  appKey: string;
  organisation: number;
  handle?: string;
  expiresAt: number;
  authorisedUntil: number;
  state: "live" | "replaced" | "revoked";
}

/** By an app for one organisation, of which it has one living token. */
export const holderOf = ({ appKey, organisation }: Pick<AccessToken, "appKey" | "organisation">) =>
  `${appKey} ${organisation}`;

export interface Nonce {
  id: string;
  timestamp: number;
}

export const faultKinds = [
  "delay",
  "hang",
  "status",
  "html",
  "empty",
  "truncated",
  "garbage",
  "huge",
  "drop",
  "lose-answer",
  "slow-body",
] as const;

export interface Fault {
  path: string;
  key?: string;
  /** OAuth 2.0: the calls about one organisation. */
  tenantId?: string;
  times: number;
  kind: (typeof faultKinds)[number];
  status?: number;
  body?: string;
  headers?: Record<string, string>;
  delayMs?: number;
  /** How much is sent by the kind `huge`. */
  bytes?: number;
  /** The share of the calls that it is meant for; all, when left out. */
  percent?: number;
}

export interface RecordedRequest {
  at: string;
  method: string;
  path: string;
  key: string | null;
  oauth: Record<string, string>;
  headers: Record<string, string>;
  /** Null while no answer was sent, and when none ever was. */
  status: number | null;
  fault: Fault["kind"] | null;
}

/** 0 is without end. The calls are those of one app to one organisation. */
export interface Limits {
  perMinute: number;
  perDay: number;
  uncertifiedAppsPerOrganisation: number;
  /** How long a replaced refresh token still works. Here 0 is not at all. */
  refreshGraceSeconds: number;
  /** The life of access tokens, of both protocols, that are issued from now on. */
  accessTokenSeconds: number;
}

/** Everything the simulator remembers. */
export interface State {
  apps: Table<App>;
  requestTokens: Table<RequestToken>;
  accessTokens: Table<AccessToken, "holder">;
  oauth2: OAuth2State;
  nonces: Table<Nonce>;
  faults: Fault[];
  requests: RecordedRequest[];
  limits: Limits;
  offsetSeconds: number;
}
