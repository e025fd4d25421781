const IPV4_IN_IPV6 = "::ffff:";

/** The IP address a request came from: the last one in X-Forwarded-For, which Next.js adds where no proxy did. Null when unknown. */
export function clientIp(forwardedFor: string | null | undefined): string | null {
  const address = forwardedFor?.split(",").at(-1)?.trim().slice(0, 64) || null;
  return address?.startsWith(IPV4_IN_IPV6) ? address.slice(IPV4_IN_IPV6.length) : address;
}
