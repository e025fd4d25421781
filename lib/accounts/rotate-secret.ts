import { requireAdminRole, type UserCaller } from "@/lib/caller";
import { transaction } from "@/lib/db";
import { GangwayError } from "@/lib/errors";
import { recordEvent } from "@/lib/audit-log/record";
import { idOf, makeSecret, readSecret } from "./api-secrets";
import { endOverlap, rotate } from "./secret-store";
import { confirmPassword } from "./sign-in";
import { SECRET_OWNERS, type SecretOwner } from "./view";
import { OVERLAP_HOURS } from "./secret-overlap";

type Reader = UserCaller & { email: string; sessionId: string };

/** Whose secret a path asks for. Throws `not_found`. */
export function readOwner(text: string): SecretOwner {
  const owner = SECRET_OWNERS.find((one) => one === text);
  if (!owner) throw new GangwayError("not_found", "There is no such secret.");
  return owner;
}

/** Shows the caller's own secret or, to admins, the organization's, for their password. Throws `forbidden`, `too_many_requests`. */
export async function showSecret(caller: Reader, owner: SecretOwner, password: unknown) {
  requireOwner(caller, owner);
  await confirmPassword(caller, password);
  const secret = await readSecret(caller, owner);
  await transaction((tx) => recordEvent(tx, caller, { type: `${owner}.secret_shown` }));
  return secret;
}

/**
 * Makes a new secret and returns it; the old one works for `OVERLAP_HOURS` more. Throws as `showSecret`, and `conflict` while
 * the one before it works.
 */
export async function rotateSecret(caller: Reader, owner: SecretOwner, password: unknown) {
  requireOwner(caller, owner);
  await confirmPassword(caller, password);
  const previousUntil = new Date(Date.now() + OVERLAP_HOURS * 60 * 60_000);
  await transaction(async (tx) => {
    const secret = { ...makeSecret(owner, idOf(owner, caller)), previousUntil };
    if (!(await rotate(tx, owner, caller, secret)))
      throw new GangwayError("conflict", "The previous secret still works. End it first, then rotate again.");
    await recordEvent(tx, caller, { type: `${owner}.secret_rotated` });
  });
  return readSecret(caller, owner);
}

/** Ends the overlap: from now on only the newest secret works. */
export async function endPreviousSecret(caller: UserCaller, owner: SecretOwner): Promise<void> {
  requireOwner(caller, owner);
  await transaction(async (tx) => {
    if (await endOverlap(tx, owner, caller)) await recordEvent(tx, caller, { type: `${owner}.secret_ended` });
  });
}

function requireOwner(caller: UserCaller, owner: SecretOwner): void {
  if (owner === "organization") requireAdminRole(caller, "use the organization secret here");
}
