import type { App } from "../model";

/** What Xero lets an app register: https, or http on localhost by that name (xero-protocol.md, B.2). */
export function mayRegister(address: string): boolean {
  if (!URL.canParse(address) || address.includes("#") || address.includes("*")) return false;
  const { protocol, hostname } = new URL(address);
  return protocol === "https:" || (protocol === "http:" && hostname === "localhost");
}

/** False when Xero would not take the address. */
export function addRedirectUri(app: App, address: string): boolean {
  if (!mayRegister(address)) return false;
  if (!app.redirectUris.includes(address)) app.redirectUris.push(address);
  return true;
}
