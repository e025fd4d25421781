import { customerUrl, env } from "./env";

/** Whether a Host header is that of the customers' own address, where CUSTOMER_URL sets one beside PUBLIC_URL. */
export function isCustomerHost(host: string | null | undefined): boolean {
  const own = new URL(customerUrl()).host;
  return own !== new URL(env().PUBLIC_URL).host && withoutDefaultPort(host ?? "") === own;
}

/** The redirect URI of customers' attempts: at their own origin, where the cookie is that binds their browser. */
export function customerCallbackUrl(): string {
  return `${customerUrl()}/connect/callback`;
}

/** The same when it is another than this callback URL, and has to be registered at Xero beside it; else null. */
export function otherCustomerCallback(callbackUrl: string): string | null {
  return customerCallbackUrl() === callbackUrl ? null : customerCallbackUrl();
}

/** Everything that customers open, and what their pages load. */
const CUSTOMERS = /^\/(?:(?:c|api\/customer|_next)(?:\/|$)|(?:connect\/callback|gangway\.js|icon\.svg)$)/;

/** Whether a request's address is answered at the customers' own address, after what browsers and servers do to dots in it. */
export function isForCustomers(address: string): boolean {
  const url = `http://host${address}`;
  return URL.canParse(url) && CUSTOMERS.test(new URL(url).pathname);
}

const withoutDefaultPort = (host: string) =>
  host.toLowerCase().replace(customerUrl().startsWith("https:") ? /:443$/ : /:80$/, "");
