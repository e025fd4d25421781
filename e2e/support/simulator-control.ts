/** One app at the simulator, as its control address describes it. */
export type SimulatorApp = {
  kind: "partner" | "public" | "custom";
  protocol: string;
  key: string;
  secret: string;
  privateKey?: string;
};

export type ReceivedRequest = { method: string; path: string; status: number | null; oauth: Record<string, string> };

type SeededOAuth1 = {
  org: string;
  token: string;
  tokenSecret: string;
  /** Of a partner app. */
  sessionHandle?: string;
  organisation: number;
};

type SeededOAuth2 = {
  /** The claim xero_userid. */
  subject: string;
  accessToken: string;
  refreshToken: string;
  tenantId: string;
  connectionId: string;
  organisation: number;
};

export type CheckedToken = {
  known: boolean;
  live: boolean;
  state?: string;
  expired?: boolean;
  /** Of the app that it was issued to. */
  key?: string;
  expiresAt?: string;
};

export type Tally = {
  calls: number;
  /** Answered with 4xx or 5xx by Xero itself, not by a fault. */
  refused: number;
  renewals: number;
  mostAtOnce: number;
  mostPerSecond: number;
};

/** 0 is without end, for calls of each app and organisation. */
export type Limits = { perMinute: number; perDay: number };

type Seeding = { key: string; count: number; expiresInSeconds?: number };

export type Fault = {
  path: string;
  key?: string;
  /** OAuth 2.0: the calls about one organisation. */
  tenantId?: string;
  times?: number;
  kind:
    | "delay"
    | "hang"
    | "status"
    | "html"
    | "empty"
    | "truncated"
    | "garbage"
    | "huge"
    | "drop"
    | "lose-answer"
    | "slow-body";
  status?: number;
  body?: string;
  headers?: Record<string, string>;
  delayMs?: number;
  /** How much is sent by the kind `huge`. */
  bytes?: number;
  /** From 1 to 100: the share of the calls that it hits. */
  percent?: number;
};

const CHECKED_AT_ONCE = 10_000;

/** The simulator's control address, for tests: bends Xero's answers and tells what it received. */
export function simulatorControl(controlUrl: string) {
  async function call<Answer>(method: string, path: string, body?: unknown): Promise<Answer> {
    const isText = typeof body === "string";
    const response = await fetch(`${controlUrl}/${path}`, {
      method,
      ...(body !== undefined && { body: isText ? body : JSON.stringify(body) }),
      headers: { "content-type": isText ? "application/x-pem-file" : "application/json" },
    });
    if (!response.ok)
      throw new Error(`the simulator answered ${response.status} to ${method} ${path}: ${await response.text()}`);
    return (await response.json()) as Answer;
  }
  return {
    /** A partner app gets a certificate of its own and tells its private key; with `bare` it has none. */
    createApp: (kind: "partner" | "public", { bare = false } = {}) =>
      call<SimulatorApp>("POST", "apps", { kind, protocol: "oauth1", ...(bare && { certificate: null }) }),
    createOAuth2App: (kind: SimulatorApp["kind"], ...redirectUris: string[]) =>
      call<SimulatorApp>("POST", "apps", { kind, protocol: "oauth2", redirectUris }),
    /** A custom connection that nobody has approved yet; with the usual scopes unless others are given. */
    createCustomConnection: (scopes?: string[]) =>
      call<SimulatorApp>("POST", "apps", { kind: "custom", ...(scopes && { scopes }) }),
    /** Approves it for one of Xero's organisations, or with null takes that back. */
    approve: (key: string, organisation: number | null) =>
      call("POST", `apps/${key}/approval`, organisation === null ? { withdraw: true } : { organisation }),
    /** Agrees as one of Xero's users for some of its organisations; gives where the browser is sent. */
    agree: (
      address: string,
      choice: { organisations?: number[]; user?: number; decline?: boolean; scopes?: string[] } = {},
    ) => call<{ location: string }>("POST", "consent", { authorizeUrl: address, ...choice }),
    connections: async (key: string) =>
      (
        await call<{ connections: { id: string; user: number; organisation: number }[] }>(
          "GET",
          `connections?key=${key}`,
        )
      ).connections,
    removeConnection: (key: string, organisation: number) => call("POST", "connections/remove", { key, organisation }),
    /** As when the first user has connected so many made-up organisations to an app. */
    addConnections: (key: string, count: number) => call("POST", "connections/add", { key, count }),
    /** Has an app's organisations been connected so many seconds earlier. */
    ageConnections: (key: string, seconds: number) => call("POST", "connections/age", { key, seconds }),
    registerCertificate: (key: string, pem: string) => call("POST", `apps/${key}/certificates`, pem),
    requests: async (key: string) =>
      (await call<{ requests: ReceivedRequest[] }>("GET", `requests?key=${key}`)).requests,
    fault: (fault: Fault) => call("POST", "faults", fault),
    /** Of one app, or all. */
    clearFaults: (key?: string) => call("DELETE", key === undefined ? "faults" : `faults?key=${key}`),
    /** Agrees, or with `decline` refuses, as the customer would on the consent page; gives where the browser is sent. */
    consent: (requestToken: string, choice: { organisation?: number; decline?: boolean } = {}) =>
      call<{ location: string }>("POST", "consent", { requestToken, ...choice }),
    /** Consents of made-up users for made-up organisations, for an app of OAuth 1.0a. */
    seedOAuth1: async (seeding: Seeding) => (await call<{ grants: SeededOAuth1[] }>("POST", "grants", seeding)).grants,
    /** The same for an app of OAuth 2.0. */
    seedOAuth2: async (seeding: Seeding) => (await call<{ grants: SeededOAuth2[] }>("POST", "grants", seeding)).grants,
    /** Registers where an app is told of changes; tells the key that signs. */
    registerWebhook: (key: string, url: string) => call<{ key: string }>("POST", "webhooks", { key, url }),
    /** Xero's check of that address. */
    checkWebhook: (key: string) =>
      call<{ status: "ok" | "failed"; answers: { problem: string | null }[] }>("POST", "webhooks/check", { key }),
    webhook: (key: string) =>
      call<{ status: string; accepted: unknown[]; waiting: unknown[] }>("GET", `webhooks?key=${key}`),
    retryWebhooks: (key: string) => call("POST", "webhooks/retry", { key }),
    /** As when the answer to the last batch was lost. */
    repeatWebhook: (key: string) => call("POST", "webhooks/repeat", { key }),
    /** As when somebody changes something of an organisation in Xero. */
    change: (change: { organisation: number; category?: string; type?: string; count?: number }) =>
      call<{ resourceIds: string[] }>("POST", "changes", change),
    setLimits: (limits: Partial<Limits>) => call<Limits>("POST", "limits", limits),
    /** How long a replaced refresh token of OAuth 2.0 still works; at Xero 1800. */
    setGrace: (refreshGraceSeconds: number) => call("POST", "limits", { refreshGraceSeconds }),
    /** How long access tokens live that are issued from now on; at Xero 1800. */
    setTokenLife: (accessTokenSeconds: number) => call("POST", "limits", { accessTokenSeconds }),
    /** How far Xero's clock is ahead of ours. */
    setClock: (offsetSeconds: number) => call("POST", "clock", { offsetSeconds }),
    revoke: (key: string) => call("POST", "tokens/revoke", { key }),
    expire: (key: string) => call("POST", "tokens/expire", { key }),
    /** Of the token calls of an app, or of all. */
    tally: (key?: string) => call<Tally>("GET", key === undefined ? "tally" : `tally?key=${key}`),
    resetTally: () => call("DELETE", "tally"),
    /** Of each, in their order: whether Xero ever gave the token, and whether it would take it now. */
    checkTokens: async (tokens: string[]) => {
      const results: CheckedToken[] = [];
      for (let at = 0; at < tokens.length; at += CHECKED_AT_ONCE) {
        const some = { tokens: tokens.slice(at, at + CHECKED_AT_ONCE) };
        results.push(...(await call<{ results: CheckedToken[] }>("POST", "tokens/check", some)).results);
      }
      return results;
    },
    /** Whether Xero would take this token now. */
    isLive: async (token: string) => (await call<{ live: boolean }>("POST", "tokens/check", { token })).live,
  };
}

export type SimulatorControl = ReturnType<typeof simulatorControl>;
