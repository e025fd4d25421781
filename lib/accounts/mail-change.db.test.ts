import { generate } from "otplib";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { useDatabase } from "@/e2e/support/database";
import { mailbox } from "@/e2e/support/mailbox";
import { admin, colleague } from "@/e2e/support/people";
import type { UserCaller } from "@/lib/caller";
import { changePassword } from "./reset-password";
import { type Account, addSecondStep, removeSecondStep, renewRecoveryCodes } from "./second-step/change";
import { removeSecondStepAsOperator, removeSecondStepOf } from "./second-step/lost";
import { beginAuthenticator, finishAuthenticator } from "./second-step/my-authenticator";

useDatabase();
const PASSWORD = "a long password";
const box = await mailbox();
process.env.SMTP_URL = box.url;
process.env.MAIL_FROM = "Gangway <gangway@example.com>";
let adminCaller: UserCaller;
let user: Account & UserCaller;
beforeAll(async () => {
  adminCaller = await admin();
});
afterAll(() => box.close());
beforeEach(async () => {
  const caller = await colleague(adminCaller, "member");
  const email = `member-${caller.userId}@lantern.example`;
  user = { ...caller, email, sessionId: crypto.randomUUID(), address: "203.0.113.9" };
});

/** The subjects of what came for the user, once there are as many. */
async function arrived(count: number): Promise<string[]> {
  await expect.poll(() => box.to(user.email), { timeout: 10_000 }).toHaveLength(count);
  return box.to(user.email).map((mail) => /^Subject: (.*)$/m.exec(mail)![1]!.trim());
}

async function addApp() {
  const { key } = await beginAuthenticator(user, PASSWORD);
  return { key, ...(await finishAuthenticator(user, await generate({ secret: key }))) };
}

const add = (name: string) => addSecondStep(user, { what: "passkey", name }, async () => undefined);

it("a new password is told, from where, and what to do if it was somebody else", async () => {
  await changePassword(user, { current: PASSWORD, password: "seven lost umbrellas" });
  expect(await arrived(1)).toEqual(["Your Gangway password was changed"]);
  const [mail] = box.to(user.email);
  expect(mail).toContain(`Account: ${user.email}`);
  expect(mail).toMatch(/When: .* UTC from the IP address 203\.0\.113\.9/);
  expect(mail).toContain("http://localhost:3000/forgot-password");
});

it("each second step and new recovery codes are told, without any of them in the mail", async () => {
  const { key, recoveryCodes } = await addApp();
  await arrived(1);
  const codes = await renewRecoveryCodes(user, { password: PASSWORD });
  await arrived(2);
  await add("Laptop $& 2");
  await arrived(3);
  await removeSecondStep(user, { password: PASSWORD }, async () => ({ what: "passkey", name: "Laptop $& 2" }));
  expect(await arrived(4)).toEqual([
    "An authenticator app was added to your Gangway account",
    "You have new Gangway recovery codes",
    "A passkey was added to your Gangway account",
    "A passkey was removed from your Gangway account",
  ]);
  const text = box.to(user.email).join("\n");
  expect(Buffer.from(text, "latin1").toString()).toContain(
    "A passkey (“Laptop $& 2”) was added to your Gangway account.",
  );
  for (const secret of [key, PASSWORD, ...recoveryCodes!, ...codes]) expect(text).not.toContain(secret);
});

it("says who has removed it when it was not the user", async () => {
  await addApp();
  await removeSecondStepOf(adminCaller, user.userId);
  await arrived(2);
  await addApp();
  await removeSecondStepAsOperator(user.email);
  await arrived(4);
  const [, byAdmin, , byOperator] = box.to(user.email);
  expect(byAdmin).toContain("Your second step was removed from your Gangway account by an admin of your organization.");
  expect(byOperator).toContain("Your second step was removed from your Gangway account by whoever runs Gangway.");
  expect(byAdmin).not.toContain("IP address");
});

it("a mail server that is away hinders no change", async () => {
  await box.close();
  await expect(changePassword(user, { current: PASSWORD, password: "seven lost umbrellas" })).resolves.toBeTruthy();
});
