import { RESET_HOURS } from "./view";
import { findReset, findUserByEmail, getPasswordOwner, saveReset, setPassword, takeReset } from "./user-store";
import { organizationsOf } from "./member-store";
import type { UserCaller } from "@/lib/caller";
import { type Db, transaction } from "@/lib/db";
import { clientNetwork } from "@/lib/client-ip";
import { env } from "@/lib/env";
import { GangwayError } from "@/lib/errors";
import { recordEvent } from "@/lib/audit-log/record";
import { log } from "@/lib/log";
import { sendMail, sendsMail } from "@/lib/mail";
import { hashNewPassword } from "./passwords/new-password";
import { confirmPassword } from "./sign-in";
import { withMember } from "./change-member";
import { randomToken, tokenHash } from "@/lib/encryption";
import { deleteSessions, renewSession } from "./session-store";
import { rateLimit } from "@/lib/rate-limit";
import { mailChange } from "./mail-change";
import { resetMail } from "./mails";

type Signed = { sessionId: string; email: string };

const HOUR_MS = 60 * 60_000;

const asksOfClient = rateLimit("reset asks", 20);
const asksForAddress = rateLimit("reset address", 5);
const resetsOfClient = rateLimit("resets", 20);

/**
 * Changes the user's own password; every other session of theirs ends, and this one goes on under the id that it gives. Throws
 * `forbidden` for a wrong one, `invalid_request`.
 */
export async function changePassword(user: UserCaller & Signed, entered: Record<string, unknown>): Promise<string> {
  await confirmPassword(user, entered.current);
  const passwordHash = await hashNewPassword(entered.password, await getPasswordOwner(user.userId));
  const sessionId = await transaction(async (tx) => {
    await setPassword(tx, user.userId, passwordHash);
    const id = await renewSession(tx, user.sessionId);
    await deleteSessions(tx, user.userId, { id: { not: id } });
    await recordPasswordChange(tx, user);
    return id;
  });
  void mailChange(user.email, { what: "password", by: "you", address: user.address });
  return sessionId;
}

/**
 * Mails a link for a new password, if there is such a user. Neither the answer nor its time reveals whether there is.
 * Throws `too_many_requests`, `conflict` where no mail is sent at all.
 */
export async function askForReset(email: string, address: string | null): Promise<void> {
  if (!sendsMail())
    throw new GangwayError("conflict", "Email is not set up here. Ask an admin to create a reset link for you.");
  await asksOfClient.consume(clientNetwork(address));
  await asksForAddress.consume(email);
  mailReset(email).catch((error: Error) => log.warn({ error: error.name }, "could not send a reset link"));
}

async function mailReset(email: string): Promise<void> {
  const user = await findUserByEmail(email);
  if (!user || user.memberships.length === 0) return;
  const link = await transaction((tx) => makeLink(tx, user.id, RESET_HOURS.mailed));
  await sendMail(resetMail({ email, link, hours: RESET_HOURS.mailed }));
}

/**
 * Makes a link for somebody who forgot their password, where no mail is sent. Throws `forbidden`, `not_found`, and
 * `conflict` for who is in another organization, too: this one's admin must not get in there.
 */
export async function giveResetLink(caller: UserCaller, userId: number): Promise<string> {
  if (sendsMail()) throw new GangwayError("conflict", BY_EMAIL);
  let link = "";
  await withMember(caller, userId, "create password reset links", async (tx, { email }) => {
    if ((await organizationsOf(tx, userId)).length > 1)
      throw new GangwayError(
        "conflict",
        `${email} is also in another organization, so this password can only be reset by email. Set up SMTP_URL.`,
      );
    link = await makeLink(tx, userId, RESET_HOURS.shared);
    await recordEvent(tx, caller, { type: "user.reset_link_made", data: { email } });
  });
  return link;
}

const BY_EMAIL = "Reset links are sent by email here: use “Forgot your password?” on the sign-in page.";

async function makeLink(tx: Db, userId: number, hours: number): Promise<string> {
  const token = randomToken("base64url");
  await saveReset(tx, { userId, tokenHash: tokenHash(token), expiresAt: new Date(Date.now() + hours * HOUR_MS) });
  // A fragment stays in the browser, so no log or Referer header contains the token.
  return `${env().PUBLIC_URL}/reset-password#${token}`;
}

/** Sets the password of the user whose link that is, once, and ends all their sessions. Throws `invalid_request`, `not_found`, `too_many_requests`. */
export async function resetPassword(token: string, entered: unknown, address: string | null): Promise<void> {
  await resetsOfClient.consume(clientNetwork(address));
  const ownerId = await findReset(tokenHash(token));
  if (ownerId === null) throw noLongerWorks();
  // A password that is refused does not use the link up.
  const owner = await getPasswordOwner(ownerId);
  const passwordHash = await hashNewPassword(entered, owner);
  await transaction(async (tx) => {
    const userId = await takeReset(tx, tokenHash(token));
    if (userId === null) throw noLongerWorks();
    await setPassword(tx, userId, passwordHash);
    await deleteSessions(tx, userId, {});
    await recordPasswordChange(tx, { userId, address });
  });
  void mailChange(owner.email, { what: "password", by: "you", address });
}

const noLongerWorks = () =>
  new GangwayError("not_found", "This link no longer works: it was used or has expired. Ask for a new one.");

/** A password counts in every organization of its user, so each has it in its audit log. */
async function recordPasswordChange(tx: Db, user: Pick<UserCaller, "userId" | "address">): Promise<void> {
  for (const organizationId of await organizationsOf(tx, user.userId))
    await recordEvent(tx, { ...user, organizationId }, { type: "user.password_changed" });
}
