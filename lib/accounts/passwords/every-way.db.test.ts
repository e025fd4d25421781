import { beforeAll, describe, expect, it } from "vitest";
import { useDatabase } from "@/e2e/support/database";
import { admin, colleague } from "@/e2e/support/people";
import { acceptInvitation } from "@/lib/accounts/accept-invitation";
import { ensureOrganization } from "@/lib/accounts/first-admin";
import { invite } from "@/lib/accounts/invite";
import { changePassword, giveResetLink, resetPassword } from "@/lib/accounts/reset-password";
import type { UserCaller } from "@/lib/caller";

useDatabase();
const ORGANIZATION = "Lantern";
const GOOD = "seven lost umbrellas";
const USUAL = {
  code: "invalid_request",
  message: expect.stringMatching(/^The password is one that many people use/) as unknown,
};
const OWN = {
  code: "invalid_request",
  message: expect.stringMatching(/^The password is little more than your name/) as unknown,
};
let adminCaller: UserCaller;
beforeAll(async () => {
  adminCaller = await admin();
});

const tokenOf = (link: string | null) => new URL(link!).hash.slice(1);

describe("usual passwords and words of one's own are refused by", () => {
  it("a reset link, which is not used up by a password that is refused", async () => {
    const token = tokenOf(await giveResetLink(adminCaller, (await colleague(adminCaller, "member")).userId));
    await expect(resetPassword(token, "password2026", null)).rejects.toMatchObject(USUAL);
    await expect(resetPassword(token, `${ORGANIZATION}-2026`, null)).rejects.toMatchObject(OWN);
    await resetPassword(token, GOOD, null);
  });

  it("a change", async () => {
    const caller = await colleague(adminCaller, "member");
    const user = { ...caller, email: `member-${caller.userId}@lantern.example`, sessionId: crypto.randomUUID() };
    const change = (password: string) => changePassword(user, { current: "a long password", password });
    await expect(change("password2026")).rejects.toMatchObject(USUAL);
    await expect(change(`${ORGANIZATION}-2026`)).rejects.toMatchObject(OWN);
    await expect(change(GOOD)).resolves.toEqual(expect.any(String));
  });

  it("an invitation", async () => {
    const inviter = { ...adminCaller, email: "admin@lantern.example", organizationName: ORGANIZATION };
    const token = tokenOf(await invite(inviter, { email: "zoe@elsewhere.example", role: "member" }));
    const accept = (password: string) =>
      acceptInvitation({ token, address: null, session: null }, { firstName: "Zoe", lastName: "Quist", password });
    await expect(accept("password2026")).rejects.toMatchObject(USUAL);
    await expect(accept("zoe.quist.2026")).rejects.toMatchObject(OWN);
    await expect(accept(`${ORGANIZATION}-2026`)).rejects.toMatchObject(OWN);
    await accept(GOOD);
  });

  it("the command line", async () => {
    const make = (password: string) =>
      ensureOrganization({ email: "ana@harbour.example", password, organizationName: "Tideway" });
    await expect(make("password2026")).rejects.toMatchObject(USUAL);
    await expect(make("tideway.2026")).rejects.toMatchObject(OWN);
    await make(GOOD);
  });
});
