import { clientOf } from "@/lib/throttle";
import { findExchange } from "@/lib/wire/exchange";

const IPV4_IN_IPV6 = "::ffff:";

/** Where the call that is being answered comes from; null in work that nobody asked for. */
export function callerAddress(): string | null {
  const exchange = findExchange();
  if (!exchange) return null;
  const { headers, socket } = exchange.request;
  const address = clientOf(headers["x-forwarded-for"]?.toString() ?? socket.remoteAddress);
  return address.startsWith(IPV4_IN_IPV6) ? address.slice(IPV4_IN_IPV6.length) : address;
}
