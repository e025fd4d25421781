import { GangwayError } from "@/lib/errors";

/** The catalogue: one connector today. */
export const XERO = {
  id: 244,
  name: "Xero",
  key: "xero",
  description: "Add a Xero Instance to connect your existing Xero account to the Finance Hub",
  image: "/xero.svg",
  hub: "finance",
} as const;

/** The connector of that key or numeric id, as it stands in a path or body. Throws `not_found`. */
export function requireConnector(keyOrId: string): typeof XERO {
  if (keyOrId === XERO.key || keyOrId === String(XERO.id)) return XERO;
  throw new GangwayError("not_found", `There is no connector "${keyOrId.slice(0, 40)}". Known: ${XERO.key} (${XERO.id}).`);
}
