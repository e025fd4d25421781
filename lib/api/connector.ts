import { env } from "@/lib/env";
import { GangwayError } from "@/lib/errors";
import type { Protocol } from "@/lib/xero/model";

/** The catalogue: one connector today. */
export const XERO = { id: 244, name: "Xero", key: "xero" } as const;

/** The connector of that key or numeric id, as it stands in a path or body. Throws `not_found`. */
export function requireConnector(keyOrId: string): typeof XERO {
  if (keyOrId === XERO.key || keyOrId === String(XERO.id)) return XERO;
  const message = `There is no connector "${keyOrId.slice(0, 40)}". Known: ${XERO.key} (${XERO.id}).`;
  throw new GangwayError("not_found", message);
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

const property = (key: string, name: string, type: string, required = false) => ({
  key,
  name,
  type,
  required,
  active: true,
});

/** Configuration of an instance, as the catalogue names it. */
export const CONFIGURATION = [
  property("oauth.api.key", "API Key", "TEXTFIELD_128", true),
  property("oauth.api.secret", "API Secret", "PASSWORD", true),
  property("oauth.callback.url", "Callback URL", "TEXTFIELD_1000", true),
  property("xero.partner", "Partner app", "BOOLEAN"),
  property("oauth.api.private.key", "Private key of a Partner app", "PASSWORD"),
  property("event.notification.enabled", "Event notifications", "BOOLEAN"),
  property("event.notification.callback.url", "Event notification URL", "TEXTFIELD_1000"),
  property("event.notification.signature.key", "Event signature key", "PASSWORD"),
];
