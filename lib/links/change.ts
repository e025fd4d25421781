import { recordEvent } from "@/lib/audit-log/record";
import { type Caller, isInScope, requireAdminRole, scopeOf } from "@/lib/caller";
import { transaction } from "@/lib/db";
import { randomToken, tokenHash } from "@/lib/encryption";
import { GangwayError } from "@/lib/errors";
import { sendMail, sendsMail } from "@/lib/mail";
import { isUuid } from "@/lib/validation";
import { linkUrl } from "./create";
import { linkMail } from "./mail";
import { endOfLink, getLink, type LinkRow, markRevoked, noteMailed, replaceLinkToken } from "./store";
import type { NewLink } from "./view";

/** Takes a link back: it stops at once; what was connected with it stays. Throws `forbidden`, `not_found`. */
export async function revokeLink(caller: Caller, id: string, isByProgram = false): Promise<void> {
  if (!isByProgram) requireAdminRole(caller, "revoke links");
  const link = await requireLink(caller, id);
  await transaction(async (tx) => {
    if (!(await markRevoked(tx, caller.organizationId, id))) return;
    await recordEvent(tx, caller, { instanceId: link.instanceId, type: "link.revoked", data: { link: link.name } });
  });
}

/**
 * Gives a link a new address, since the old one is known only by its hash, and mails it where the link has an address. The one
 * before works as well. Throws `forbidden`, `not_found`, `conflict` for a link that has ended, and `mail_unavailable`.
 */
export async function resendLink(caller: Caller, id: string): Promise<NewLink> {
  requireAdminRole(caller, "send links");
  const link = await requireLink(caller, id);
  if (endOfLink(link)) throw new GangwayError("conflict", "This link has ended. Make a new one.");
  const token = randomToken("base64url");
  await replaceLinkToken(link.id, tokenHash(token));
  return sendLink(caller, { ...link, token });
}

/** Mails a link to its address, where it has one and email is set up. Throws `mail_unavailable`; the link is kept. */
export async function sendLink(caller: Caller, link: LinkRow & { token: string }): Promise<NewLink> {
  const { id, email, expiresAt } = link;
  const url = linkUrl(link.token);
  const isMailed = email !== null && sendsMail();
  if (isMailed) {
    await sendMail(linkMail({ ...link, email, url }));
    await noteMailed(id);
    const data = { link: link.name, email };
    await transaction((tx) => recordEvent(tx, caller, { instanceId: link.instanceId, type: "link.mailed", data }));
  }
  return { id, url, isMailed, expiresAt: expiresAt.toISOString() };
}

/** A link that the caller may see: of the organization for an admin, their own for a member's program. Throws `not_found`. */
export async function requireLink(caller: Caller, id: string): Promise<LinkRow> {
  const link = isUuid(id) ? await getLink(caller.organizationId, id) : null;
  if (!link || !isInScope(scopeOf(caller), link.createdById))
    throw new GangwayError("not_found", "There is no such link.");
  return link;
}
