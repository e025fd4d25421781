import { randomUUID } from "node:crypto";
import { type Actor, recordEvent } from "@/lib/audit-log/record";
import { type Caller, requireAdminRole } from "@/lib/caller";
import { getApp } from "@/lib/apps/store";
import { transaction } from "@/lib/db";
import { randomToken, tokenHash } from "@/lib/encryption";
import { customerUrl } from "@/lib/env";
import { InputError } from "@/lib/errors";
import { sendsMail } from "@/lib/mail";
import { requireInstance } from "@/lib/instances/access";
import type { InstanceRow } from "@/lib/instances/store";
import { rateLimit } from "@/lib/rate-limit";
import { isUuid } from "@/lib/validation";
import { narrowScopes, scopesFor } from "@/lib/xero/scopes";
import { hasConsent } from "@/lib/xero/view";
import { requireReturnAddress } from "./return-address";
import { type LinkToCreate, RETURN_LABEL } from "./read-link";
import { createLink, renewReconnectLink } from "./store";

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
  const { days, instanceId, returnUrl, verifyUrl, areas, ...fields } = wanted;
  const reconnect = instanceId === null ? null : await requireInstance(caller, instanceId);
  const appId = reconnect?.grant.app.id ?? wanted.appId;
  const app = appId === null ? null : await requireApp(organizationId, appId);
  if (app === null && wanted.maxUses > 1)
    throw new InputError("Can be used", "must be 1 where the customer enters the keys.");
  const label = isByProgram ? "returnUrl" : RETURN_LABEL;
  if (returnUrl !== null) await requireReturnAddress(organizationId, returnUrl, label);
  if (verifyUrl !== null) await requireReturnAddress(organizationId, verifyUrl, "verifyUrl");
  requireVerifiable(wanted);
  const scopes = wanted.scopes ?? scopesWithin(app?.scopes ?? UNLESS_SAID, areas);
  const made = { scopes, isByProgram, createdById: userId };
  return storeLink(caller, app, { ...fields, days, returnUrl, verifyUrl, instanceId, ...made });
}

/** What is asked for with an app of the customer's own. */
const UNLESS_SAID = scopesFor(["contacts", "invoices"], false);

const scopesWithin = (scopes: string[], areas: string[] | undefined) => (areas ? narrowScopes(scopes, areas) : scopes);

/** A code goes to the one address of a link for one customer, and needs mail. */
function requireVerifiable({ verify, email, maxUses }: LinkToCreate): void {
  if (verify !== "email") return;
  if (email === null) throw new InputError("email", "is required for a check by email.");
  if (maxUses > 1) throw new InputError("verify", "needs a link for one customer.");
  if (!sendsMail()) throw new InputError("verify", "needs email: set SMTP_URL and MAIL_FROM.");
}

/** What a link that is made for an instance needs besides it. */
export type ReconnectFor = Pick<LinkToCreate, "email" | "language" | "days">;

/** Makes a link that connects one instance again, for whoever `actor` is: an admin, the instance's customer, or Gangway itself. */
export async function makeReconnectLink(
  actor: Actor,
  { id: instanceId, name, grant }: Pick<InstanceRow, "id" | "name" | "grant">,
  wanted: ReconnectFor,
): Promise<MadeLink> {
  const app = await requireApp(actor.organizationId, grant.app.id);
  const fixed = { name, tags: [], externalId: null, maxUses: 1, isByProgram: false };
  const none = { returnUrl: null, verify: null, verifyUrl: null };
  const { scopes } = app;
  return storeLink(actor, app, { ...wanted, ...fixed, ...none, scopes, instanceId, createdById: actor.userId });
}

/** The same for a mail: a link that was made for this address and still works gets another token and end, and the last two work. */
export async function renewOrMakeReconnectLink(
  actor: Actor,
  instance: Pick<InstanceRow, "id" | "name" | "grant">,
  wanted: ReconnectFor & { email: string },
): Promise<MadeLink> {
  const token = randomToken("base64url");
  const expiresAt = endAfter(wanted.days);
  const change = { instanceId: instance.id, email: wanted.email, tokenHash: tokenHash(token), expiresAt };
  const id = await renewReconnectLink(actor.organizationId, change);
  return id ? { id, token, url: linkUrl(token), expiresAt } : makeReconnectLink(actor, instance, wanted);
}

/** When a link ends that works for so many days from now. */
export const endAfter = (days: number) => new Date(Date.now() + days * 24 * 60 * 60_000);

type Stored = Omit<LinkToCreate, "appId" | "scopes"> & {
  scopes: string[];
  isByProgram: boolean;
  createdById: number | null;
};

async function storeLink(actor: Actor, app: { id: string; name: string } | null, { days, ...fields }: Stored) {
  const token = randomToken("base64url");
  const expiresAt = endAfter(days);
  const { organizationId } = actor;
  const ofApp = { appId: app?.id ?? null, keysByCustomer: app === null };
  const row = { ...fields, ...ofApp, id: randomUUID(), organizationId, tokenHash: tokenHash(token), expiresAt };
  await transaction(async (tx) => {
    await createLink(tx, row);
    const data = { link: row.name, ...(app && { app: app.name }) };
    await recordEvent(tx, actor, { instanceId: row.instanceId, type: "link.created", data });
  });
  return { id: row.id, token, url: linkUrl(token), expiresAt };
}

/** The address that a customer opens. */
export const linkUrl = (token: string) => `${customerUrl()}/c/${token}`;

const CUSTOM_CONNECTION =
  "is a custom connection, which is approved at Xero and not by a link. Choose another app, or reconnect the instance yourself.";

async function requireApp(organizationId: string, id: string) {
  const app = isUuid(id) ? await getApp(organizationId, id) : null;
  if (!app) throw new InputError("app", "is not the id of a saved app of this organization.");
  if (!hasConsent(app)) throw new InputError("app", CUSTOM_CONNECTION);
  return app;
}
