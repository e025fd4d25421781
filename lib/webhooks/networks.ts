import type { LookupAddress } from "node:dns";
import { Resolver } from "node:dns/promises";
import { BlockList, isIP, isIPv6, type LookupFunction } from "node:net";
import { callbackify } from "node:util";
import { buildConnector } from "undici";

const CONNECT_MS = 5_000;
// Not the system's resolver: it has few threads, so one receiver's silent name server would delay every look-up, Xero's too.
const RESOLVER_OPTIONS = { timeout: 2_000, tries: 2 };

/** From the IANA registries of special-purpose addresses: not on the public internet. */
const PRIVATE_IPV4 = `0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24
  192.88.99.0/24 192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4`;
/** All but 2000::/3, and its special ranges and those with an embedded IPv4 address. */
const PRIVATE_IPV6 = "::/3 4000::/2 8000::/1 2001::/23 2001:db8::/32 2002::/16 3fff::/20";

// Two lists, because an IPv6 rule also matches IPv4 addresses, as mapped ones.
const ipv4 = blockList(PRIVATE_IPV4, "ipv4");
const ipv6 = blockList(PRIVATE_IPV6, "ipv6");

/** An address that is not on the public internet. */
export class PrivateNetworkError extends Error {
  override readonly name = "PrivateNetworkError";
}

/** Whether an IP address is on the public internet. */
export function isPublic(address: string): boolean {
  return isIPv6(address) ? !ipv6.check(address, "ipv6") : !ipv4.check(address, "ipv4");
}

/** Connects to public addresses only, checking the very one it connects to (DNS rebinding). Fails with PrivateNetworkError. */
export function publicConnector(resolver = new Resolver(RESOLVER_OPTIONS)): buildConnector.connector {
  const connect = buildConnector({ timeout: CONNECT_MS, lookup: lookupPublic(resolver) });
  return (options, callback) => {
    if (isPrivateByName(withoutBrackets(options.hostname))) callback(new PrivateNetworkError(), null);
    else connect(options, callback);
  };
}

/**
 * What can be checked of a host that a proxy connects to: itself, and its addresses as far as they can be looked up here. The proxy
 * looks it up again, and may get another answer. Fails with PrivateNetworkError.
 */
export async function refusePrivate(hostname: string, resolver = new Resolver(RESOLVER_OPTIONS)): Promise<void> {
  const host = withoutBrackets(hostname);
  if (isPrivateByName(host)) throw new PrivateNetworkError();
  if (isIP(host) !== 0) return;
  await resolvePublic(resolver, host).catch((error: unknown) => {
    if (error instanceof PrivateNetworkError) throw error;
  });
}

const withoutBrackets = (hostname: string) => hostname.replaceAll(/^\[|\]$/g, "");

/** An IP address is not looked up, and names of this machine must not be sent to name servers (RFC 6761). */
function isPrivateByName(host: string): boolean {
  return isIP(host) !== 0 ? !isPublic(host) : /(^|\.)localhost\.?$/i.test(host);
}

/** A look-up of public addresses. It fails when a single one is not. */
export function lookupPublic(resolver: Resolver): LookupFunction {
  const find = callbackify((hostname: string) => resolvePublic(resolver, hostname));
  return (hostname, { all }, callback) =>
    find(hostname, (error, addresses) => {
      if (error) callback(error, []);
      else if (all) callback(null, addresses);
      else callback(null, addresses[0]!.address, addresses[0]!.family);
    });
}

async function resolvePublic(resolver: Resolver, hostname: string): Promise<LookupAddress[]> {
  const [ipv4, ipv6] = await Promise.allSettled([resolver.resolve4(hostname), resolver.resolve6(hostname)]);
  if (ipv4.status === "rejected" && ipv6.status === "rejected") throw ipv4.reason;
  const of = (found: PromiseSettledResult<string[]>, family: number) =>
    found.status === "fulfilled" ? found.value.map((address) => ({ address, family })) : [];
  const addresses = [...of(ipv4, 4), ...of(ipv6, 6)];
  // A CNAME without addresses: resolved, but to nothing.
  if (addresses.length === 0) throw Object.assign(new Error(`${hostname} has no address`), { code: "ENOTFOUND" });
  if (!addresses.every(({ address }) => isPublic(address))) throw new PrivateNetworkError();
  return addresses;
}

function blockList(subnets: string, family: "ipv4" | "ipv6"): BlockList {
  const list = new BlockList();
  for (const subnet of subnets.split(/\s+/)) {
    const [net, prefix] = subnet.split("/");
    list.addSubnet(net!, Number(prefix), family);
  }
  return list;
}
