import { expect, it } from "vitest";
import { proxyOf } from "./proxy";

process.env.DATABASE_URL = "postgresql://nobody@127.0.0.1:1/none";
process.env.HTTP_PROXY = "http://plain.example:3128";
process.env.https_proxy = "http://secure.example:3128";
process.env.NO_PROXY = "direct.example, .suffix.example,ported.example:8443 [2001:db8::1]";

it.each([
  ["http://xero.example/", "http://plain.example:3128"],
  ["https://xero.example/", "http://secure.example:3128"],
  ["https://direct.example/", undefined],
  ["https://below.direct.example/", undefined],
  ["https://notdirect.example/", "http://secure.example:3128"],
  ["https://a.suffix.example/", undefined],
  ["https://ported.example:8443/", undefined],
  ["https://ported.example/", "http://secure.example:3128"],
  ["https://[2001:db8::1]/", undefined],
  ["http://localhost:3001/", undefined],
  ["http://127.0.0.1:3001/", undefined],
  ["http://[::1]:3001/", undefined],
])("%s goes through %s", (address, proxy) => {
  expect(proxyOf(new URL(address))).toBe(proxy);
});
