import { expect, it } from "vitest";
import { arrivalOf, ARRIVAL_HEADER, provenClientIp, readArrival, type TrustedProxies } from "@/lib/client-ip";
import { checkProxy } from "./proxy";

const PEER = "10.0.0.7";

/** A request from the proxy's address with that X-Forwarded-For, as the server notes it. */
function arrived(forwardedFor: string, trusted: TrustedProxies) {
  const client = provenClientIp(PEER, forwardedFor, trusted);
  return readArrival(new Headers({ "x-forwarded-for": client, [ARRIVAL_HEADER]: arrivalOf(PEER, forwardedFor) }));
}

it.each<[name: string, trusted: TrustedProxies, forwardedFor: string, state: string, line?: string]>([
  ["no proxy, none trusted", 0, "", "ok"],
  ["a proxy that nobody trusts", 0, "192.0.2.1", "warning", "TRUSTED_PROXIES=1"],
  ["two proxies that nobody trusts", 0, "192.0.2.1, 10.0.0.8", "warning", "TRUSTED_PROXIES=2"],
  ["one proxy, trusted", 1, "192.0.2.1", "ok"],
  ["a trusted proxy that is not there", 1, "", "warning", "TRUSTED_PROXIES=0"],
  ["more proxies trusted than there are", 2, "192.0.2.1", "warning", "TRUSTED_PROXIES=1"],
  ["a proxy of a trusted network", ["10.0.0.0/8"], "192.0.2.1", "ok"],
  [
    "a proxy outside the trusted networks",
    ["172.16.0.0/12"],
    "192.0.2.1",
    "warning",
    "TRUSTED_PROXIES=172.16.0.0/12,10.0.0.7",
  ],
])("%s", (_name, trusted, forwardedFor, state, line) => {
  const found = checkProxy(trusted, arrived(forwardedFor, trusted));
  expect(found).toMatchObject({ state });
  expect(found.change).toEqual(line && { line });
});

it("without a request nothing is claimed", () => {
  expect(checkProxy(1, null)).toMatchObject({ state: "unchecked" });
  expect(readArrival(new Headers())).toBeNull();
});
