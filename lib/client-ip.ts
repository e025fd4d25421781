import { BlockList, isIP, isIPv6 } from "node:net";

const IPV4_IN_IPV6 = "::ffff:";

/**
 * Who is believed when it says for whom it calls (`X-Forwarded-For`): so many proxies one behind the other, or those with an
 * address in these networks (`10.0.0.0/8`, `192.0.2.1`).
 */
export type TrustedProxies = number | string[];

/** How a request arrived: its connection's other end, and how many addresses its `X-Forwarded-For` named. */
export type Arrival = { peer: string; client: string; forwarded: number };

/** Where `proveAddresses` leaves that, in place of anything a client wrote there. */
export const ARRIVAL_HEADER = "x-gangway-arrival";

/** How the request arrived; null where nobody noted it. */
export function readArrival(headers: Headers): Arrival | null {
  const [peer = "", forwarded] = (headers.get(ARRIVAL_HEADER) ?? "").split(" ");
  return forwarded === undefined ? null : { peer, client: clientIp(headers) ?? "", forwarded: Number(forwarded) };
}

/** What `readArrival` reads. */
export function arrivalOf(peer: string | undefined, forwardedFor: string): string {
  const named = forwardedFor.split(",").filter((part) => part.trim() !== "");
  return `${readIp(peer ?? "") ?? ""} ${named.length}`;
}

/** The IP address a request came from, as `provenForwardedFor` left it. Null when unknown. */
export function clientIp(headers: Headers): string | null {
  return headers.get("x-forwarded-for") || null;
}

/**
 * The IP address of the client: that of the connection's other end, or, where that is a trusted proxy, what it says in
 * `X-Forwarded-For`, from the right, as far as each is trusted. Empty when unknown.
 */
export function provenClientIp(peer: string | undefined, forwardedFor: string, trusted: TrustedProxies): string {
  const said = forwardedFor.split(",").slice(-MAX_PROXIES).map(readIp).toReversed();
  const isTrusted = typeof trusted === "number" ? (_: string, place: number) => place < trusted : inNetworks(trusted);
  let client = readIp(peer ?? "") ?? "";
  for (let place = 0; client && place < said.length && isTrusted(client, place); place++) {
    const next = said[place];
    if (!next) break;
    client = next;
  }
  return client;
}

/** Longer lists are no proxies' but somebody's who makes them up. */
const MAX_PROXIES = 64;
const MAX_CHARACTERS = 64;

/** An address without blanks, port, brackets and IPv4-in-IPv6; null when it is none. */
function readIp(text: string): string | null {
  const bare = text.trim().slice(0, MAX_CHARACTERS);
  const address = isIP(bare) ? bare : (/^\[(.+)\](:\d+)?$|^([\d.]+):\d+$/.exec(bare) ?? []).slice(1).find(isIP);
  if (!address) return null;
  const mapped = address.toLowerCase().startsWith(IPV4_IN_IPV6) ? address.slice(IPV4_IN_IPV6.length) : "";
  return isIP(mapped) ? mapped : address;
}

/** Whether an IP address is in one of these networks, as `isNetwork` knows them. */
export function inNetworks(networks: string[]): (address: string) => boolean {
  const list = new BlockList();
  for (const network of networks) {
    const [net = "", prefix] = network.split("/");
    const family = isIPv6(net) ? "ipv6" : "ipv4";
    list.addSubnet(net, Number(prefix ?? (family === "ipv6" ? 128 : 32)), family);
  }
  return (address) => list.check(address, isIPv6(address) ? "ipv6" : "ipv4");
}

/** Whether a text names a network, as `TrustedProxies` has them. */
export function isNetwork(text: string): boolean {
  const [net = "", prefix, ...rest] = text.split("/");
  const bits = isIPv6(net) ? 128 : 32;
  return (
    isIP(net) !== 0 &&
    rest.length === 0 &&
    (prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= bits))
  );
}

/** What is counted as one client: an IPv4 address, or the /64 network of an IPv6 one, which a single host has all of. */
export function clientNetwork(address: string | null): string {
  if (!address || !isIPv6(address)) return String(address);
  const [head = "", tail] = address.split("%")[0]!.split("::");
  const [left, right] = [head, tail ?? ""].map((part) => part.split(":").filter(Boolean));
  const zeros = tail === undefined ? [] : Array<string>(Math.max(0, 8 - left!.length - right!.length)).fill("0");
  return [...left!, ...zeros, ...right!]
    .slice(0, 4)
    .map((part) => Number.parseInt(part, 16).toString(16))
    .join(":");
}
