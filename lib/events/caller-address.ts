import { clientIp } from "@/lib/rate-limit";
import { findExchange } from "@/lib/passthrough/exchange";

const IPV4_IN_IPV6 = "::ffff:";

/** Where the call that is being answered comes from; null in work that nobody asked for. */
export function callerAddress(): string | null {
  const exchange = findExchange();
  if (!exchange) return null;
  const { headers, socket } = exchange.request;
  const address = clientIp(headers["x-forwarded-for"]?.toString() ?? socket.remoteAddress);
  return address.startsWith(IPV4_IN_IPV6) ? address.slice(IPV4_IN_IPV6.length) : address;
}
