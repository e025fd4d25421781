import { requireAdminRole, type Caller } from "@/lib/caller";
import { transaction } from "@/lib/db";
import { GangwayError } from "@/lib/errors";
import { recordEvent } from "@/lib/audit-log/record";
import { makeOrganizationSecret, makeUserSecret, readSecret } from "./api-secrets";
import { confirmPassword } from "./confirm-password";
import { endOrganizationOverlap, endUserOverlap, rotateOrganization, rotateUser } from "./secret-store";
import { OVERLAP_HOURS, SECRET_OWNERS, type SecretOwner } from "./view";

type Reader = Caller & { email: string };

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
 * Makes a new secret and gives it; the old one works for `OVERLAP_HOURS` more, so that programs can move over. Throws
 * as `showSecret`, and `conflict` while the one before the old one still works.
 */
export async function rotateSecret(caller: Reader, owner: SecretOwner, password: unknown) {
  requireOwner(caller, owner);
  await confirmPassword(caller, password);
  const previousUntil = new Date(Date.now() + OVERLAP_HOURS * 60 * 60_000);
  await transaction(async (tx) => {
    const isRotated =
      owner === "user"
        ? await rotateUser(tx, caller.userId, { ...makeUserSecret(caller.userId), previousUntil })
        : await rotateOrganization(tx, caller.organizationId, {
            ...makeOrganizationSecret(caller.organizationId),
            previousUntil,
          });
    if (!isRotated)
      throw new GangwayError("conflict", "The previous secret still works. End it first, then rotate again.");
    await recordEvent(tx, caller, { type: `${owner}.secret_rotated` });
  });
  return readSecret(caller, owner);
}

/** Ends the overlap: from now on only the newest secret works. */
export async function endPreviousSecret(caller: Caller, owner: SecretOwner): Promise<void> {
  requireOwner(caller, owner);
  await transaction(async (tx) => {
    const hasEnded =
      owner === "user"
        ? await endUserOverlap(tx, caller.userId)
        : await endOrganizationOverlap(tx, caller.organizationId);
    if (hasEnded) await recordEvent(tx, caller, { type: `${owner}.secret_ended` });
  });
}

function requireOwner(caller: Caller, owner: SecretOwner): void {
  if (owner === "organization") requireAdminRole(caller, "use the organization secret here");
}
