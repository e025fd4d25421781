import { beforeAll, expect, it } from "vitest";
import { useDatabase } from "@/e2e/support/database";
import { admin } from "@/e2e/support/people";
import type { UserCaller } from "@/lib/caller";
import { findProviderUser } from "./single-sign-on";

process.env.OIDC_EMAIL_VERIFIED = "assumed";
const database = useDatabase();
const ADDRESS = "203.0.113.7";
let caller: UserCaller;
beforeAll(async () => {
  caller = await admin();
});

it("takes an email without the claim for verified where that is set, and never one that is refused", async () => {
  const email = "Admin@lantern.example";
  for (const claims of [{ email }, { email, email_verified: true }])
    expect(await findProviderUser(claims, ADDRESS)).toMatchObject({ signer: { userId: caller.userId }, refusal: null });
  for (const verified of [false, "true", null])
    expect(await findProviderUser({ email, email_verified: verified }, ADDRESS)).toEqual({
      signer: null,
      refusal: "NotVerified",
    });
});

it("tells apart who sent no email and who is not invited", async () => {
  for (const email of [undefined, "", 7])
    expect(await findProviderUser({ email }, ADDRESS)).toMatchObject({ refusal: "NoEmail" });
  const stranger = { email: "stranger@example.com", email_verified: true };
  expect(await findProviderUser(stranger, ADDRESS)).toEqual({ signer: null, refusal: "NotKnown" });
});

it("records a refusal in the audit log of the organizations that its user is in", async () => {
  const from = "203.0.113.8";
  const recorded = () =>
    database.query("select data from events where type = 'user.sign_in_failed' and address = $1", [from]);
  await findProviderUser({ email: "stranger@example.com", email_verified: false }, from);
  await findProviderUser({ email: "admin@lantern.example", email_verified: false }, from);
  await expect.poll(recorded).toEqual([{ data: { email: "admin@lantern.example", cause: "email_unverified" } }]);
});
