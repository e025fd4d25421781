import { randomUUID } from "node:crypto";
import { recordEvent } from "@/lib/audit-log/record";
import { type Caller, requireAdminRole } from "@/lib/caller";
import { getApp } from "@/lib/apps/store";
import { transaction } from "@/lib/db";
import { randomToken, tokenHash } from "@/lib/encryption";
import { env } from "@/lib/env";
import { InputError } from "@/lib/errors";
import { requireInstance } from "@/lib/instances/access";
import { rateLimit } from "@/lib/rate-limit";
import { isUuid } from "@/lib/validation";
import { requireReturnAddress } from "./return-address";
import type { LinkToCreate } from "./read-link";
import { createLink } from "./store";

const linksOf = rateLimit("links", 2_000);

/** A link that was just made, with the token that is stored only as a hash. */
export type MadeLink = { id: string; token: string; url: string; expiresAt: Date };

/**
 * Makes a link with which a customer connects without an account. In the portal only admins do. Throws `forbidden`, `invalid_request` for an app or return
 * address that is not the organization's, `not_found` for an instance to reconnect, and `too_many_requests`.
 */
export async function makeLink(caller: Caller, wanted: LinkToCreate, isByProgram = false): Promise<MadeLink> {
  if (!isByProgram) requireAdminRole(caller, "make links");
  await linksOf.consume(caller.organizationId);
  const { organizationId, userId } = caller;
  const { days, instanceId, returnUrl, ...fields } = wanted;
  const reconnect = instanceId === null ? null : await requireInstance(caller, instanceId);
  const app = await requireApp(organizationId, reconnect?.grant.app.id ?? wanted.appId);
  if (returnUrl !== null) await requireReturnAddress(organizationId, returnUrl);
  const token = randomToken("base64url");
  const expiresAt = new Date(Date.now() + days * 24 * 60 * 60_000);
  const row = {
    ...fields,
    id: randomUUID(),
    organizationId,
    appId: app.id,
    scopes: wanted.scopes ?? app.scopes,
    returnUrl,
    instanceId,
    isByProgram,
    tokenHash: tokenHash(token),
    createdById: userId,
    expiresAt,
  };
  await transaction(async (tx) => {
    await createLink(tx, row);
    await recordEvent(tx, caller, { instanceId, type: "link.created", data: { link: row.name, app: app.name } });
  });
  return { id: row.id, token, url: linkUrl(token), expiresAt };
}

/** The address that a customer opens. */
export const linkUrl = (token: string) => `${env().PUBLIC_URL}/c/${token}`;

async function requireApp(organizationId: string, id: string) {
  const app = isUuid(id) ? await getApp(organizationId, id) : null;
  if (!app) throw new InputError("app", "is not the id of a saved app of this organization.");
  return app;
}
