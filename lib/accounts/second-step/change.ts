import { mailChange } from "@/lib/accounts/mail-change";
import { organizationsOf } from "@/lib/accounts/member-store";
import { deleteSessions, renewSession } from "@/lib/accounts/session-store";
import { confirmPassword } from "@/lib/accounts/sign-in";
import { endSessionsBefore } from "@/lib/accounts/user-store";
import { recordEvent } from "@/lib/audit-log/record";
import type { EventType } from "@/lib/audit-log/event-types";
import { type Db, transaction } from "@/lib/db";
import { GangwayError } from "@/lib/errors";
import { makeRecoveryCodes, recoveryCodeHash } from "./recovery-codes";
import { getSecondStep, hasSecondStep, replaceRecoveryCodes } from "./store";
import { tryCode } from "./try-code";

/**
 * Whose sign-in is changed: somebody who is signed in, who may have to add a second step before anything else. So it is no Caller.
 */
export type Account = { userId: number; email: string; sessionId: string; address: string | null };

/** What to tell the browser after one was added: its session's new id, and recovery codes for who had none. */
export type Added = { sessionId: string; recoveryCodes: string[] | null };

export const wrongCode = () =>
  new GangwayError("forbidden", "Wrong code. Enter the one that the app shows now; each works once.");

type Data = { what: "authenticator" | "passkey"; name?: string };

/** Adds one in a transaction. Sessions that began without it end; this one goes on under a new id. */
export async function addSecondStep(user: Account, data: Data, add: (tx: Db) => Promise<void>): Promise<Added> {
  const added = await transaction(async (tx) => {
    await add(tx);
    await endSessionsBefore(tx, user.userId);
    const sessionId = await renewSession(tx, user.sessionId);
    await deleteSessions(tx, user.userId, { id: { not: sessionId } });
    await recordEverywhere(tx, user, "user.second_step_added", data);
    const { recoveryCodes } = await getSecondStep(user.userId, tx);
    return { sessionId, recoveryCodes: recoveryCodes > 0 ? null : await newCodes(tx, user.userId) };
  });
  void mailChange(user.email, { what: "second_step_added", step: data, by: "you", address: user.address });
  return added;
}

/** What a change of this kind takes: the password, or a code. */
export type Confirmation = { password?: unknown; code?: unknown };

/** Removes one, with the recovery codes when it was the last. `remove` returns what it was, null when there is none. */
export async function removeSecondStep(
  user: Account,
  confirmation: Confirmation,
  remove: (tx: Db) => Promise<Data | null>,
): Promise<void> {
  await confirm(user, confirmation);
  const step = await transaction(async (tx) => {
    const data = await remove(tx);
    if (!data) throw new GangwayError("not_found", "It was removed already.");
    if (!(await hasSecondStep(user.userId, tx))) await replaceRecoveryCodes(tx, user.userId, []);
    await recordEverywhere(tx, user, "user.second_step_removed", data);
    return data;
  });
  void mailChange(user.email, { what: "second_step_removed", step, by: "you", address: user.address });
}

/** New recovery codes in place of all earlier ones. Throws as `confirm`, and `conflict` for who has no second step. */
export async function renewRecoveryCodes(user: Account, confirmation: Confirmation): Promise<string[]> {
  await confirm(user, confirmation);
  const codes = await transaction(async (tx) => {
    if (!(await hasSecondStep(user.userId, tx)))
      throw new GangwayError("conflict", "Add a second step first: recovery codes stand in for it.");
    await recordEverywhere(tx, user, "user.recovery_codes_made", {});
    return newCodes(tx, user.userId);
  });
  void mailChange(user.email, { what: "recovery_codes", by: "you", address: user.address });
  return codes;
}

/** Makes sure that the user acts, by their password or a code. Throws `forbidden`, `conflict`, `too_many_requests`. */
export async function confirm(user: Account, { password, code }: Confirmation): Promise<void> {
  if (typeof code !== "string" || code === "") return confirmPassword(user, password);
  if ((await tryCode({ ...user, browser: user.sessionId }, code)) === null) throw wrongCode();
}

async function newCodes(tx: Db, userId: number): Promise<string[]> {
  const codes = makeRecoveryCodes();
  await replaceRecoveryCodes(tx, userId, codes.map(recoveryCodeHash));
  return codes;
}

/** It counts in every organization of its user, so each has it in its audit log. */
async function recordEverywhere(tx: Db, user: Account, type: EventType, data: Partial<Data>): Promise<void> {
  const { userId, address } = user;
  for (const organizationId of await organizationsOf(tx, userId))
    await recordEvent(tx, { userId, address, organizationId }, { type, data });
}
