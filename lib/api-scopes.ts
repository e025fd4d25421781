/** What API keys can be allowed. `admin` allows everything, also what later versions add. */
export const API_SCOPES = [
  "connect",
  "instances:read",
  "instances:write",
  "token",
  "passthrough:read",
  "passthrough:write",
  "webhooks",
  "admin",
] as const;

export type ApiScope = (typeof API_SCOPES)[number];

/** What a key of one instance can be allowed. */
export const INSTANCE_SCOPES = ["passthrough:read", "passthrough:write", "token"] as const satisfies ApiScope[];

/** Who may make a call: anybody, who has a token of `POST /authentication`, Xero, any caller, or one whose API key has this scope. */
export type Access = "anybody" | "bearer" | "xero" | "caller" | ApiScope;
