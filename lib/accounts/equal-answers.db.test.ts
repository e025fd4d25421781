import { beforeAll, beforeEach, expect, it, vi } from "vitest";
import { useDatabase } from "@/e2e/support/database";
import { admin, colleague } from "@/e2e/support/people";
import { findUserByPassword } from "./sign-in";

type Argon2 = { verify: (hash: string, password: string) => Promise<boolean> };

/** The hashes that passwords were compared with. */
const compared = vi.hoisted((): string[] => []);
vi.mock("@node-rs/argon2", async (original) => {
  const argon2 = await original<Argon2>();
  const verify = (hash: string, password: string) => {
    compared.push(hash);
    return argon2.verify(hash, password);
  };
  return { ...argon2, verify };
});

const database = useDatabase();
const EMAIL = "admin@lantern.example";
const SIGNED_IN_ELSEWHERE = "provider-only@lantern.example";
const costOf = (hash: string) => hash.split("$").slice(0, 4).join("$");
const tried = (email: string, address = "203.0.113.1") =>
  findUserByPassword(email, "a guess", { address, browser: null }).catch((error: { code?: string }) => error.code);

beforeAll(async () => {
  const caller = await admin();
  const { userId } = await colleague(caller, "member");
  await database.query("update users set password_hash = null, email = $2 where id = $1", [
    userId,
    SIGNED_IN_ELSEWHERE,
  ]);
});
beforeEach(() => void (compared.length = 0));

it("unknown users, users without a password and wrong passwords are answered alike, after the same work", async () => {
  const answers = [];
  for (const email of [EMAIL, "nobody@lantern.example", SIGNED_IN_ELSEWHERE]) answers.push(await tried(email));
  expect(answers).toEqual([null, null, null]);
  expect(compared).toHaveLength(3);
  expect(new Set(compared.map(costOf))).toEqual(new Set(["$argon2id$v=19$m=19456,t=2,p=1"]));
});

it("the password that stands in for a missing one lets nobody in", async () => {
  const from = { address: "203.0.113.2", browser: null };
  for (const email of ["nobody@lantern.example", SIGNED_IN_ELSEWHERE])
    expect(await findUserByPassword(email, "no such user", from)).toBeNull();
});

it("too many tries are refused before a password is compared, whether there is such a user or not", async () => {
  for (const email of [EMAIL, "nobody@lantern.example"]) {
    const address = `198.51.100.${email.length}`;
    for (let i = 0; i < 10; i++) await tried(email, address);
    compared.length = 0;
    expect([await tried(email, address), compared]).toEqual(["too_many_requests", []]);
  }
});
