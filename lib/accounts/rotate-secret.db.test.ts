import type { UserCaller } from "@/lib/caller";
import { callerSql, findCaller } from "@/lib/prove-caller";
import { beforeAll, describe, expect, it } from "vitest";
import { useDatabase } from "@/e2e/support/database";
import { admin, colleague } from "@/e2e/support/people";
import { readSecret } from "./api-secrets";
import { tokenHash } from "@/lib/encryption";
import { endPreviousSecret, rotateSecret, showSecret } from "./rotate-secret";

const database = useDatabase();
const PASSWORD = "a long password";
let adminCaller: UserCaller & { sessionId: string; email: string };
beforeAll(async () => {
  adminCaller = { ...(await admin()), sessionId: "a session", email: "admin@lantern.example" };
});

const callerBy = (user: string, organization: string) =>
  findCaller({ hashes: [tokenHash(user), tokenHash(organization)], address: null });

describe("a rotated secret", () => {
  it.each(["user", "organization"] as const)(
    "of the %s works beside the new one until the overlap ends",
    async (owner) => {
      const other = await readSecret(adminCaller, owner === "user" ? "organization" : "user");
      const before = await showSecret(adminCaller, owner, PASSWORD);
      const after = await rotateSecret(adminCaller, owner, PASSWORD);
      const works = (secret: string) => (owner === "user" ? callerBy(secret, other) : callerBy(other, secret));
      expect(after).not.toBe(before);
      expect([await works(before), await works(after)]).toMatchObject([
        { userId: adminCaller.userId },
        { userId: adminCaller.userId },
      ]);
      await expect(rotateSecret(adminCaller, owner, PASSWORD)).rejects.toThrow("The previous secret still works.");
      await database.query(`update ${owner}s set previous_secret_until = now()`);
      expect(await works(before)).toBeNull();
      const last = await rotateSecret(adminCaller, owner, PASSWORD);
      expect(await works(after)).not.toBeNull();
      await endPreviousSecret(adminCaller, owner);
      expect(await works(after)).toBeNull();
      expect(await works(last)).not.toBeNull();
    },
  );

  it("of the organization is not for members", async () => {
    const member = {
      ...(await colleague(adminCaller, "member")),
      sessionId: "a session",
      email: "member@lantern.example",
    };
    await expect(showSecret(member, "organization", PASSWORD)).rejects.toThrow("Only an admin");
    await expect(rotateSecret(member, "organization", PASSWORD)).rejects.toThrow("Only an admin");
    await expect(endPreviousSecret(member, "organization")).rejects.toThrow("Only an admin");
  });

  it("is found by indexes alone, among many", async () => {
    await database.query(
      `insert into users (email, secret_sealed, secret_hash, previous_secret_hash)
       select n || '@many.example', '', sha256(n::text::bytea), sha256(('p' || n)::bytea) from generate_series(1, 20000) n`,
    );
    await database.query(
      `insert into organizations (id, name, secret_sealed, secret_hash, previous_secret_hash)
       select gen_random_uuid(), 'Many', '', sha256(n::text::bytea), sha256(('p' || n)::bytea) from generate_series(1, 20000) n`,
    );
    const none = Buffer.alloc(32);
    const { columns, from, where } = callerSql({ hashes: [none, none], address: null });
    await database.query("analyze users, organizations, memberships");
    await database.query("set plan_cache_mode = force_generic_plan");
    await database.query(`prepare by_secrets (bytea, bytea) as select ${columns} from ${from} where ${where}`);
    const plan = await database.query<{ "QUERY PLAN": string }>("explain execute by_secrets ('\\x00', '\\x00')");
    const scans = plan.map((row) => row["QUERY PLAN"]).filter((line) => line.includes("Seq Scan"));
    expect(scans.filter((line) => !line.includes("memberships"))).toEqual([]);
  });
});
