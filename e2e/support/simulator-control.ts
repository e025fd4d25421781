/** One app at the simulator, as its control address describes it. */
export type SimulatorApp = {
  kind: "partner" | "public";
  protocol: string;
  key: string;
  secret: string;
  privateKey?: string;
};

export type ReceivedRequest = { method: string; path: string; status: number | null; oauth: Record<string, string> };

export type Fault = {
  path: string;
  key?: string;
  times?: number;
  kind: "delay" | "hang" | "status" | "html" | "empty" | "truncated" | "garbage" | "huge" | "drop" | "lose-answer";
  status?: number;
  body?: string;
  headers?: Record<string, string>;
  delayMs?: number;
};

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
    createOAuth2App: (kind: SimulatorApp["kind"], redirectUri: string) =>
      call<SimulatorApp>("POST", "apps", { kind, protocol: "oauth2", redirectUris: [redirectUri] }),
    /** Agrees as one of Xero's users for some of its organisations; gives where the browser is sent. */
    agree: (address: string, choice: { organisations?: number[]; user?: number; decline?: boolean } = {}) =>
      call<{ location: string }>("POST", "consent", { authorizeUrl: address, ...choice }),
    connections: async (key: string) =>
      (await call<{ connections: { id: string }[] }>("GET", `connections?key=${key}`)).connections,
    removeConnection: (key: string, organisation: number) => call("POST", "connections/remove", { key, organisation }),
    registerCertificate: (key: string, pem: string) => call("POST", `apps/${key}/certificates`, pem),
    requests: async (key: string) =>
      (await call<{ requests: ReceivedRequest[] }>("GET", `requests?key=${key}`)).requests,
    fault: (fault: Fault) => call("POST", "faults", fault),
    clearFaults: () => call("DELETE", "faults"),
    /** Agrees, or with `decline` refuses, as the customer would on the consent page; gives where the browser is sent. */
    consent: (requestToken: string, choice: { organisation?: number; decline?: boolean } = {}) =>
      call<{ location: string }>("POST", "consent", { requestToken, ...choice }),
    /** How many calls each app may make for an organisation; 0 is without end. */
    setLimits: (limits: { perMinute: number; perDay: number }) => call("POST", "limits", limits),
    /** How long a replaced refresh token of OAuth 2.0 still works; at Xero 1800. */
    setGrace: (refreshGraceSeconds: number) => call("POST", "limits", { refreshGraceSeconds }),
    revoke: (key: string) => call("POST", "tokens/revoke", { key }),
    expire: (key: string) => call("POST", "tokens/expire", { key }),
    /** Whether Xero would take this token now. */
    isLive: async (token: string) => (await call<{ live: boolean }>("POST", "tokens/check", { token })).live,
  };
}

export type SimulatorControl = ReturnType<typeof simulatorControl>;
