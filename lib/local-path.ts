const ANY_ORIGIN = "http://gangway.invalid";

/**
 * The path and query of an address that anybody may have written, or null when it is no web address. It never leads to another
 * host: the origin is dropped, and so are the doubled slashes that dot segments or backslashes leave in front.
 */
export function toLocalPath(address: string | null | undefined): string | null {
  if (!address || !URL.canParse(address, ANY_ORIGIN)) return null;
  const { protocol, pathname, search } = new URL(address, ANY_ORIGIN);
  return protocol === "http:" || protocol === "https:" ? pathname.replace(/^\/+/, "/") + search : null;
}

/** Where to go after signing in: a page of ours other than the sign-in page itself, else the dashboard. */
export function pathAfterSignIn(address: string | undefined): string {
  const path = toLocalPath(address);
  return path === null || /^\/(api\/|sign-in(?=[?/]|$))/.test(path) ? "/dashboard" : path;
}
