import { env } from "@/lib/env";
import { GangwayError } from "@/lib/errors";
import type { Protocol } from "@/lib/xero/model";

/** The catalogue: one connector today. */
export const XERO = { id: 244, name: "Xero", key: "xero" } as const;

/** The connector of that key or numeric id, as it stands in a path or body. Throws `not_found`. */
export function requireConnector(keyOrId: string): typeof XERO {
  if (keyOrId === XERO.key || keyOrId === String(XERO.id)) return XERO;
  throw new GangwayError(
    "not_found",
    `There is no connector "${keyOrId.slice(0, 40)}". Known: ${XERO.key} (${XERO.id}).`,
  );
}

/** The connector as it stands inside an instance. */
export function connectorShape(protocol: Protocol) {
  return {
    ...XERO,
    description: "Add a Xero Instance to connect your existing Xero account to the Finance Hub",
    image: `${env().PUBLIC_URL}/icon.svg`,
    active: true,
    deleted: false,
    typeOauth: false,
    trialAccount: false,
    resources: [],
    hub: "finance",
    authentication: { type: protocol },
  };
}

/** The connector as it stands in the catalogue, with the configuration an instance of it needs. */
export function catalogueShape() {
  return { ...connectorShape("oauth2"), configuration: CONFIGURATION };
}

/** Configuration of an instance, as the catalogue names it. */
export const CONFIGURATION = [
  { key: "oauth.api.key", name: "API Key", type: "TEXTFIELD_128", required: true, active: true },
  { key: "oauth.api.secret", name: "API Secret", type: "PASSWORD", required: true, active: true },
  { key: "oauth.callback.url", name: "Callback URL", type: "TEXTFIELD_1000", required: true, active: true },
  { key: "xero.partner", name: "Partner app", type: "BOOLEAN", required: false, active: true },
  {
    key: "oauth.api.private.key",
    name: "Private key of a Partner app",
    type: "PASSWORD",
    required: false,
    active: true,
  },
  { key: "event.notification.enabled", name: "Event notifications", type: "BOOLEAN", required: false, active: true },
  {
    key: "event.notification.callback.url",
    name: "Event notification URL",
    type: "TEXTFIELD_1000",
    required: false,
    active: true,
  },
  {
    key: "event.notification.signature.key",
    name: "Event signature key",
    type: "PASSWORD",
    required: false,
    active: true,
  },
] as const;
