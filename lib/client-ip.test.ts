import { describe, expect, it } from "vitest";
import { clientNetwork, isNetwork, provenClientIp } from "./client-ip";

describe("who calls", () => {
  it("is who is connected, whatever it says, unless proxies are trusted", () => {
    expect(provenClientIp("203.0.113.9", "198.51.100.7", 0)).toBe("203.0.113.9");
    expect(provenClientIp("::ffff:203.0.113.9", "", 0)).toBe("203.0.113.9");
    expect(provenClientIp(undefined, "198.51.100.7", 0)).toBe("");
  });

  it("is what that many proxies say, one after the other from the right", () => {
    expect(provenClientIp("10.0.0.1", "1.1.1.1, 198.51.100.7", 1)).toBe("198.51.100.7");
    expect(provenClientIp("10.0.0.1", "1.1.1.1, 198.51.100.7, 10.0.0.2", 2)).toBe("198.51.100.7");
    expect(provenClientIp("10.0.0.1", "198.51.100.7", 5)).toBe("198.51.100.7");
    expect(provenClientIp("10.0.0.1", "", 1)).toBe("10.0.0.1");
  });

  it("is the first that is in none of the trusted networks", () => {
    const trusted = ["10.0.0.0/8", "2001:db8::1"];
    expect(provenClientIp("10.0.0.1", "1.1.1.1, 198.51.100.7, 10.9.9.9", trusted)).toBe("198.51.100.7");
    expect(provenClientIp("2001:db8::1", "198.51.100.7", trusted)).toBe("198.51.100.7");
    expect(provenClientIp("203.0.113.9", "198.51.100.7", trusted)).toBe("203.0.113.9");
  });

  it("is the last one known when what is said is no address", () => {
    expect(provenClientIp("10.0.0.1", "1.1.1.1, unknown", 1)).toBe("10.0.0.1");
    expect(provenClientIp("10.0.0.1", "<script>", 1)).toBe("10.0.0.1");
    expect(provenClientIp("10.0.0.1", "198.51.100.7:4711", 1)).toBe("198.51.100.7");
    expect(provenClientIp("10.0.0.1", "[2001:db8::7]:443", 1)).toBe("2001:db8::7");
  });
});

it("networks are addresses with or without a prefix", () => {
  expect(["10.0.0.0/8", "10.0.0.1", "::1", "fd00::/8"].every(isNetwork)).toBe(true);
  expect(["10.0.0.0/33", "10.0.0", "fd00::/129", "a", "", "1.1.1.1/8/8", "1.1.1.1/"].some(isNetwork)).toBe(false);
});

it("a host's IPv6 addresses are one client", () => {
  expect(clientNetwork("2001:db8:1:2:3:4:5:6")).toBe("2001:db8:1:2");
  expect(clientNetwork("2001:db8:1:2::9")).toBe("2001:db8:1:2");
  expect(clientNetwork("2001:DB8::9")).toBe("2001:db8:0:0");
  expect(clientNetwork("::1")).toBe("0:0:0:0");
  expect(clientNetwork("203.0.113.9")).toBe("203.0.113.9");
});
