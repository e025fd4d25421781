import { once } from "node:events";
import { Resolver } from "node:dns/promises";
import { type AddressInfo, createServer } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startNameServer } from "@/e2e/support/name-server";
import { isPublic, lookupPublic, publicConnector } from "./networks";

describe("an address", () => {
  it.each([
    "1.1.1.1",
    "8.8.8.8",
    "100.63.255.255",
    "172.15.0.1",
    "172.32.0.1",
    "193.0.0.1",
    "2606:4700::1111",
    "2a00:1450::1",
  ])("of the public internet is reached: %s", (address) => expect(isPublic(address)).toBe(true));

  it.each([
    ["this host", "0.0.0.0"],
    ["loopback", "127.0.0.1"],
    ["loopback", "127.255.255.254"],
    ["private", "10.1.2.3"],
    ["private", "172.16.0.1"],
    ["private", "172.31.255.255"],
    ["private", "192.168.1.1"],
    ["carrier-grade NAT", "100.64.0.1"],
    ["link-local, with the metadata of clouds", "169.254.169.254"],
    ["benchmarking", "198.19.0.1"],
    ["documentation", "203.0.113.7"],
    ["multicast", "224.0.0.1"],
    ["broadcast", "255.255.255.255"],
    ["unspecified", "::"],
    ["loopback", "::1"],
    ["loopback mapped into IPv6", "::ffff:127.0.0.1"],
    ["private mapped into IPv6", "::ffff:a01:203"],
    ["loopback through NAT64", "64:ff9b::7f00:1"],
    ["unique-local", "fd12:3456::1"],
    ["the metadata of a cloud", "fd00:ec2::254"],
    ["link-local", "fe80::1"],
    ["site-local", "fec0::1"],
    ["multicast", "ff02::1"],
    ["Teredo", "2001::1"],
    ["documentation", "2001:db8::1"],
    ["6to4", "2002:7f00:1::1"],
  ])("that is %s is not: %s", (_, address) => expect(isPublic(address)).toBe(false));
});

describe("a name", () => {
  const resolver = new Resolver({ timeout: 200, tries: 1 });
  let server: Awaited<ReturnType<typeof startNameServer>>;
  let queries = 0;
  beforeAll(async () => {
    server = await startNameServer({
      "outside.example": ["1.1.1.1", "2606:4700::1111"],
      "old.example": ["8.8.8.8"],
      "new.example": ["2a00:1450::1"],
      "inside.example": ["10.0.0.7"],
      "inside6.example": ["fd12:3456::1"],
      "both.example": ["1.1.1.1", "127.0.0.1"],
      "mapped.example": ["1.1.1.1", "::7f00:1"],
      // Public when it is first asked for both families, and from then on this machine.
      "changing.example": () => (queries++ < 2 ? ["1.1.1.1"] : ["127.0.0.1"]),
      "silent.example": null,
      "alias.example": [],
    });
    resolver.setServers([server.address]);
  });
  afterAll(() => server.close());

  const find = (name: string, all = true) =>
    new Promise<unknown>((resolve, reject) => {
      const callback = (error: Error | null, found: unknown) => (error ? reject(error) : resolve(found));
      lookupPublic(resolver)(name, { all }, callback);
    });

  it("leads to its public addresses", async () => {
    const [ipv4, ipv6] = [
      { address: "1.1.1.1", family: 4 },
      { address: "2606:4700::1111", family: 6 },
    ];
    expect(await find("outside.example")).toEqual([ipv4, ipv6]);
    expect(await find("outside.example", false)).toBe("1.1.1.1");
    expect(await find("old.example")).toEqual([{ address: "8.8.8.8", family: 4 }]);
    expect(await find("new.example")).toEqual([{ address: "2a00:1450::1", family: 6 }]);
  });

  it.each(["inside.example", "inside6.example", "both.example", "mapped.example"])(
    "that leads inside is refused: %s",
    async (name) => {
      await expect(find(name)).rejects.toMatchObject({ name: "PrivateNetworkError" });
    },
  );

  it("that was public when it was looked at is not reached where it leads by the time of the connection", async () => {
    const inside = createServer().listen(0, "127.0.0.1");
    await once(inside, "listening");
    const { port } = inside.address() as AddressInfo;
    let connections = 0;
    inside.on("connection", () => connections++);
    expect(await find("changing.example")).toEqual([{ address: "1.1.1.1", family: 4 }]);
    const options = { hostname: "changing.example", protocol: "http:", port: String(port) };
    const refused = new Promise((resolve) => publicConnector(resolver)(options, (...[error]) => resolve(error)));
    expect(await refused).toMatchObject({ name: "PrivateNetworkError" });
    expect(connections).toBe(0);
    inside.close();
  });

  it("that nobody has, or whose server is silent, is an error", async () => {
    await expect(find("nobody.example")).rejects.toMatchObject({ code: "ENOTFOUND" });
    await expect(find("silent.example")).rejects.toMatchObject({ code: "ETIMEOUT" });
  });

  it.each([true, false])("that is an alias without an address is an error, too (all: %s)", async (all) => {
    await expect(find("alias.example", all)).rejects.toBeInstanceOf(Error);
  });
});
