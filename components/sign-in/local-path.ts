const ANY_ORIGIN = "http://gangway.invalid";

/**
 * Where to go after signing in, from a query anybody can write: only a path of ours, so that a link to this page cannot
 * send people elsewhere. An absolute address, as next-auth writes it, loses its origin.
 */
export function localPath(address: string | undefined): string | undefined {
  if (!address || !URL.canParse(address, ANY_ORIGIN)) return undefined;
  const { protocol, pathname, search } = new URL(address, ANY_ORIGIN);
  if (protocol !== "http:" && protocol !== "https:") return undefined;
  const path = pathname.replace(/^\/+/, "/");
  return path.startsWith("/api/") || path === "/sign-in" ? undefined : path + search;
}
