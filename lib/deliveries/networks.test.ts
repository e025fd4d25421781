import { describe, expect, it } from "vitest";
import { isPublic } from "./networks";

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
