export type AppKind = "public" | "partner";

/** What a developer registers with Xero before anybody can connect. */
export interface App {
  kind: AppKind;
  protocol: "oauth1";
  name: string;
  key: string;
  secret: string;
  callbackDomains: string[];
  /** PEM; partner apps sign with the key of any of them. */
  certificates: string[];
  sample: boolean;
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
] as const;

export interface Fault {
  path: string;
  key?: string;
  times: number;
  kind: (typeof faultKinds)[number];
  status?: number;
  body?: string;
  headers?: Record<string, string>;
  delayMs?: number;
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

/** Calls that an app may make to one organisation; 0 is without end. */
export interface Limits {
  perMinute: number;
  perDay: number;
}

/** Everything the simulator remembers. */
export interface State {
  apps: App[];
  requestTokens: RequestToken[];
  accessTokens: AccessToken[];
  nonces: { id: string; timestamp: number }[];
  faults: Fault[];
  requests: RecordedRequest[];
  limits: Limits;
  offsetSeconds: number;
}
