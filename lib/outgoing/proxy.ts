import { env } from "@/lib/env";

/** This machine, which no proxy can mean. Receivers and gateways beside Gangway are reached without one, as in most programs. */
const THIS_MACHINE = /^(localhost|.*\.localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/** The proxy for an address, from HTTP_PROXY, HTTPS_PROXY and NO_PROXY; undefined when it is connected to directly. */
export function proxyOf({ protocol, hostname, port }: URL): string | undefined {
  const { HTTP_PROXY, HTTPS_PROXY, NO_PROXY } = env();
  const proxy = protocol === "https:" ? HTTPS_PROXY : HTTP_PROXY;
  const at = port || (protocol === "https:" ? "443" : "80");
  if (!proxy || THIS_MACHINE.test(hostname)) return undefined;
  return NO_PROXY.some((entry) => covers(entry, hostname, at)) ? undefined : proxy;
}

/** `example.com` and `.example.com` cover the name and all below it; a port may follow; `*` covers everything. */
function covers(entry: string, hostname: string, port: string): boolean {
  const [, name = "", only = port] = /^(?:\*?\.)?(.+?)(?::(\d+))?$/.exec(entry) ?? [];
  return entry === "*" || (only === port && (hostname === name || hostname.endsWith(`.${name}`)));
}
