import { beforeAll, expect, it } from "vitest";
import { useDatabase } from "@/e2e/support/database";
import { admin } from "@/e2e/support/people";
import { findUserByPassword } from "./sign-in";

useDatabase();
beforeAll(async () => void (await admin()));

const EMAIL = "admin@lantern.example";
const RIGHT = "a long password";
const tried = (email: string, password: string, address: string, browser: string | null = null) =>
  findUserByPassword(email, password, { address, browser }).then(
    (user) => (user ? "in" : "wrong"),
    (error: { code?: string }) => error.code,
  );
const count = (outcomes: unknown[], wanted: string) => outcomes.filter((outcome) => outcome === wanted).length;

it("strangers are slowed for a user, and do not lock out a browser that was in before", async () => {
  const clients = Array.from({ length: 132 }, (_, index) => `203.0.113.${index % 12}`);
  const outcomes = await Promise.all(clients.map((client) => tried(EMAIL, "guess", client)));
  expect(count(outcomes, "wrong")).toBe(100);
  expect(await tried(EMAIL, RIGHT, "198.51.100.1")).toBe("too_many_requests");
  expect(await tried(EMAIL, RIGHT, "203.0.113.1", "known")).toBe("in");
  for (let i = 0; i < 10; i++) expect(await tried(EMAIL, "guess", "203.0.113.1", "stolen")).toBe("wrong");
  expect(await tried(EMAIL, RIGHT, "203.0.113.1", "stolen")).toBe("too_many_requests");
  expect(await tried(EMAIL, RIGHT, "203.0.113.1", "known")).toBe("in");
}, 60_000);

it("one client cannot have the passwords of many names hashed, and right ones do not count", async () => {
  const outcomes = await Promise.all(
    Array.from({ length: 120 }, (_, index) => tried(`nobody-${index}@lantern.example`, "guess", `2001:db8::${index}`)),
  );
  expect([count(outcomes, "wrong"), count(outcomes, "too_many_requests")]).toEqual([50, 70]);
  const name = "other@lantern.example";
  for (let i = 0; i < 12; i++) await tried(name, "guess", "192.0.2.1");
  expect(await tried(name, "guess", "192.0.2.1")).toBe("too_many_requests");
}, 60_000);
