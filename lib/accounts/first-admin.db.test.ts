import { findCaller } from "@/lib/prove-caller";
import { beforeAll, describe, expect, it } from "vitest";
import { useDatabase } from "@/e2e/support/database";
import { admin } from "@/e2e/support/people";
import { tokenHash } from "@/lib/encryption";
import { ensureOrganization } from "./first-admin";
import { findUserByPassword } from "./sign-in";

const database = useDatabase();
beforeAll(async () => void (await admin()));

const wanted = { email: "admin@lantern.example", password: "another password", organizationName: "Harbour Lane" };

describe("a further organization by the command line", () => {
  it("is made once, with a user who is there as its admin and keeps the password", async () => {
    const made = await ensureOrganization(wanted);
    expect(await ensureOrganization(wanted)).toEqual(made);
    const rows = await database.query("select name from organizations order by created_at");
    expect(rows).toEqual([{ name: "Lantern" }, { name: "Harbour Lane" }]);
    const hashes: [Buffer, Buffer] = [tokenHash(made.userSecret), tokenHash(made.organizationSecret)];
    const caller = await findCaller({ hashes, address: null });
    expect(caller?.role).toBe("admin");
    expect(await findUserByPassword(wanted.email, wanted.password, { address: "test", browser: null })).toBeNull();
    expect(
      await findUserByPassword(wanted.email, "a long password", { address: "test", browser: null }),
    ).not.toBeNull();
  });

  it("makes a new user, too, and gives back the admin's role", async () => {
    const { email } = await ensureOrganization({ ...wanted, email: " New@Harbour.example " });
    expect(email).toBe("new@harbour.example");
    expect(await findUserByPassword(email, wanted.password, { address: "test", browser: null })).not.toBeNull();
    await database.query("update memberships set role = 'member'");
    await ensureOrganization({ ...wanted, email });
    const roles = await database.query(
      "select role from memberships m join users u on u.id = m.user_id where u.email = $1",
      [email],
    );
    expect(roles).toEqual([{ role: "admin" }]);
  });

  it("refuses an email or password that is missing or nobody could choose", async () => {
    await expect(ensureOrganization({ ...wanted, email: "" })).rejects.toThrow(/Email/);
    await expect(ensureOrganization({ ...wanted, password: "short" })).rejects.toThrow(/fewer than 12 characters/);
  });
});
