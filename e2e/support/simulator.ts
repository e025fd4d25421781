/** A Xero app made for one test: its calls are told apart by its key. */
export type TestApp = { kind: "partner" | "public"; key: string; secret: string; privateKey?: string };

/** What the simulator received, without signatures. `status` is null when it gave no answer. */
export type ReceivedCall = { method: string; path: string; oauth: Record<string, string>; status: number | null };

/** What a spoilt call answers; see the simulator's control-faults.ts. Name the app's key, since others are tested at the same time. */
export type Fault = {
  path: string;
  key: string;
  kind: "delay" | "hang" | "status" | "html" | "empty" | "truncated" | "garbage" | "huge" | "drop" | "lose-answer";
  times?: number;
  status?: number;
  body?: string;
  headers?: Record<string, string>;
  delayMs?: number;
};

/** Pulls the simulator's strings: its control address, as calls by name. */
export function controlSimulator(controlUrl: string) {
  const get = <T>(path: string) => call<T>(`${controlUrl}${path}`, { method: "GET" });
  const post = <T>(path: string, fields: object) =>
    call<T>(`${controlUrl}${path}`, { method: "POST", body: JSON.stringify(fields) });
  return {
    createApp: (kind: TestApp["kind"], fields: { name?: string; certificate?: string | null } = {}) =>
      post<TestApp>("/apps", { kind, ...fields }),
    registerCertificate: (key: string, pem: string) =>
      call(`${controlUrl}/apps/${key}/certificates`, { method: "POST", body: pem }),
    received: async (key: string) => (await get<{ requests: ReceivedCall[] }>(`/requests?key=${key}`)).requests,
    spoil: (fault: Fault) => post("/faults", fault),
    expireTokens: (key: string) => post("/tokens/expire", { key }),
    revokeTokens: (key: string) => post("/tokens/revoke", { key }),
    checkToken: (token: string) => post<{ known: boolean; live: boolean }>("/tokens/check", { token }),
  };
}

async function call<T>(url: string, request: RequestInit): Promise<T> {
  const answer = await fetch(url, request);
  const text = await answer.text();
  if (!answer.ok) throw new Error(`The simulator answered ${answer.status} to ${request.method} ${url}: ${text}`);
  return JSON.parse(text) as T;
}
