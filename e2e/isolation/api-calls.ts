import type { OPERATIONS } from "@/lib/api/operations";
import type { ApiScope } from "@/lib/api-scopes";
import { type Ids, MARK } from "./neighbour";

type Operations = typeof OPERATIONS;
type EveryCall = { [Path in keyof Operations]: `${keyof Operations[Path] & string} ${Path}` }[keyof Operations];

export type Row = {
  /** Who may make the call: anybody, any caller but a key of one instance, or a key with this scope. */
  who: "anybody" | "caller" | ApiScope;
  /** What another organization's admin is answered who names what is not theirs, in the path, in `body` or in `query`. */
  foreign: number;
  /** What a member is answered who names what their admin has connected or made. */
  member: number;
  body?: (ids: Ids) => unknown;
  query?: (ids: Ids) => string;
  /** Where the path names nothing, the Element token does. */
  isByToken?: true;
};

const OWN = 200;
const NONE = 404;
const FOR_ADMINS = 403;
const UNKNOWN_TOKEN = 401;
const REFUSED = 400;

const open = { who: "anybody", foreign: OWN, member: OWN } as const;
const connecting = { who: "connect", foreign: NONE, member: NONE } as const;
const webhook = { who: "webhooks", foreign: NONE, member: FOR_ADMINS } as const;
const key = { who: "admin", foreign: NONE, member: FOR_ADMINS } as const;
const keyOfInstance = { who: "instances:write", foreign: NONE, member: FOR_ADMINS } as const;
const reading = { who: "instances:read", foreign: NONE, member: NONE } as const;
const writing = { who: "instances:write", foreign: NONE, member: NONE, body: () => ({ name: "Renamed" }) } as const;
const through = { who: "passthrough:read", foreign: NONE, member: NONE } as const;
const throughToWrite = { who: "passthrough:write", foreign: NONE, member: NONE, body: () => ({}) } as const;
/** The token of the neighbour's instance, with secrets that are not the neighbour's. A member's organization has it. */
const byToken = { foreign: UNKNOWN_TOKEN, member: NONE, isByToken: true } as const;
const list = { foreign: NONE, member: NONE, query: () => `searchText=${MARK}` } as const;
const appOfNeighbour = { body: ({ app }: Ids) => ({ app, name: "Taken" }) };
const hook = { url: "http://localhost:9/hook" };
const setting = { body: () => ({ propertyValue: "true" }) };
const keysOfNobody = "apiKey=k&apiSecret=s&callbackUrl=http://localhost:9/auth";

/** Every call of the contract: without a line for each that the contract has, this does not compile. */
export const API_CALLS: Record<EveryCall, Row> = {
  "GET /openapi.json": open,
  "POST /authentication": { ...open, foreign: 401, member: 401, body: () => ({ username: "nobody", password: "x" }) },
  "GET /authentication/secrets": { ...open, foreign: 401, member: 401 },
  "GET /organizations/me": { who: "caller", foreign: OWN, member: OWN },
  "GET /ping": { ...reading, ...byToken },
  "POST /connect/sessions": { ...connecting, ...appOfNeighbour, foreign: REFUSED, member: OWN },
  "GET /connect/sessions/{id}": connecting,
  "DELETE /connect/sessions/{id}": connecting,
  "POST /connect/sessions/{id}/result": { ...connecting, body: () => ({ code: "c" }) },
  "POST /connect/sessions/{id}/verification": { ...connecting, body: () => ({ check: "c" }) },
  "GET /instances": { ...reading, ...list },
  "POST /instances": { ...writing, ...byToken, foreign: UNKNOWN_TOKEN, member: REFUSED },
  "PUT /instances": { ...writing, ...byToken },
  "PATCH /instances": { ...writing, ...byToken },
  "DELETE /instances": { ...writing, ...byToken },
  "GET /instances/count": { ...reading, foreign: OWN, member: OWN },
  "GET /instances/token": { who: "token", ...byToken },
  "PUT /instances/enabled": { ...writing, ...byToken, member: FOR_ADMINS },
  "DELETE /instances/enabled": { ...writing, ...byToken, member: FOR_ADMINS },
  "GET /instances/configuration": { ...reading, ...byToken },
  "PATCH /instances/configuration/{entry}": { ...writing, ...byToken, ...setting },
  "GET /instances/{id}": reading,
  "PUT /instances/{id}": writing,
  "PATCH /instances/{id}": writing,
  "DELETE /instances/{id}": writing,
  "GET /instances/{id}/token": { who: "token", foreign: NONE, member: NONE },
  "POST /instances/{id}/token": writing,
  "PUT /instances/{id}/enabled": { ...writing, member: FOR_ADMINS },
  "DELETE /instances/{id}/enabled": { ...writing, member: FOR_ADMINS },
  "GET /instances/{id}/configuration": reading,
  "PATCH /instances/{id}/configuration/{entry}": { ...writing, ...setting },
  "GET /instances/{id}/keys": keyOfInstance,
  "POST /instances/{id}/keys": { ...keyOfInstance, body: () => ({ name: "Taken" }) },
  "DELETE /instances/{id}/keys/{apiKey}": keyOfInstance,
  "GET /instances/{id}/passthrough": through,
  "HEAD /instances/{id}/passthrough": through,
  "POST /instances/{id}/passthrough": throughToWrite,
  "PUT /instances/{id}/passthrough": throughToWrite,
  "PATCH /instances/{id}/passthrough": throughToWrite,
  "DELETE /instances/{id}/passthrough": throughToWrite,
  "GET /keys": { ...key, foreign: OWN },
  "POST /keys": { ...key, foreign: OWN, body: () => ({ name: "Own", scopes: ["instances:read"] }) },
  "PATCH /keys/{id}": { ...key, body: () => ({ name: "Taken" }) },
  "DELETE /keys/{id}": key,
  "POST /keys/{id}/rotation": key,
  "GET /webhooks": { ...webhook, foreign: OWN },
  "POST /webhooks": { ...webhook, foreign: REFUSED, body: ({ app }) => ({ ...hook, app }) },
  "GET /webhooks/{id}": webhook,
  "PATCH /webhooks/{id}": { ...webhook, body: () => hook },
  "DELETE /webhooks/{id}": webhook,
  "POST /webhooks/{id}/key": webhook,
  "POST /webhooks/{id}/test": webhook,
  "POST /webhooks/{id}/replay": {
    ...webhook,
    body: () => ({ from: "2026-11-29T00:00:00Z", to: "2026-11-30T00:00:00Z" }),
  },
  "GET /webhooks/{id}/deliveries": webhook,
  // Xero's own call: it proves itself by a signature, which nobody here can make.
  "POST /xero-webhooks/{app}": { ...open, foreign: 401, member: 401, body: () => ({ events: [] }) },
  "GET /passthrough": { ...through, ...byToken },
  "HEAD /passthrough": { ...through, ...byToken },
  "POST /passthrough": { ...throughToWrite, ...byToken },
  "PUT /passthrough": { ...throughToWrite, ...byToken },
  "PATCH /passthrough": { ...throughToWrite, ...byToken },
  "DELETE /passthrough": { ...throughToWrite, ...byToken },
  "GET /{connectors}": open,
  "GET /{connectors}/keys": open,
  "GET /{connectors}/{key}": open,
  "GET /{connectors}/{key}/certificate": open,
  "GET /{connectors}/{key}/instances": { ...reading, ...list },
  "POST /{connectors}/{key}/instances": { ...writing, ...byToken, foreign: UNKNOWN_TOKEN, member: REFUSED },
  "GET /{connectors}/{key}/instances/{id}": reading,
  "PUT /{connectors}/{key}/instances/{id}": writing,
  "PATCH /{connectors}/{key}/instances/{id}": writing,
  "DELETE /{connectors}/{key}/instances/{id}": writing,
  "GET /{connectors}/{key}/oauth/token": { ...open, foreign: 400, member: 400, query: () => keysOfNobody },
  "GET /{connectors}/{key}/oauth/url": { ...open, query: () => keysOfNobody },
  "POST /{connectors}/{key}/oauth/url": { ...open, query: () => keysOfNobody },
};

/** The path of a call, with what the neighbour has in its placeholders. */
export function pathOf(call: string, ids: Ids): string {
  const path = call.slice(call.indexOf(" ") + 1);
  const id = path.startsWith("/keys") ? ids.key : path.startsWith("/webhooks") ? ids.webhook : ids.instance;
  return path
    .replace("{id}", String(path.startsWith("/connect") ? ids.link : id))
    .replace("{apiKey}", ids.instanceKey)
    .replace("{entry}", "event.notification.enabled")
    .replace("{app}", ids.app)
    .replace("{connectors}", "elements")
    .replace("{key}", "xero")
    .replace(/passthrough$/, "passthrough/api.xro/2.0/Organisation");
}
