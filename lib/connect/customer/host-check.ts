import { createHmac, randomUUID } from "node:crypto";
import { readOrganizationSecret } from "@/lib/accounts/api-secrets";
import { db } from "@/lib/db";
import { randomToken, tokenHash } from "@/lib/encryption";
import { customerUrl } from "@/lib/env";
import { InputError } from "@/lib/errors";
import type { LinkRow } from "@/lib/links/store";
import { isUuid } from "@/lib/validation";
import { customerPages } from "./view";
import type { Visitor } from "./visitor";

/** For the host's page, signing in there included; and for how long its yes holds in that browser. */
const LIFE_MS = 15 * 60_000;

const end = () => new Date(Date.now() + LIFE_MS);

/** Whether the host has said of this browser, within 15 minutes, that its user is who was meant. */
export async function isVerifiedByHost({ link, visitorHash }: Visitor): Promise<boolean> {
  const where = { linkId: link.id, visitorHash, verifiedAt: { not: null }, expiresAt: { gt: new Date() } };
  return (await db().hostCheck.count({ where })) > 0;
}

/**
 * Begins a check. Returns the host's address with `session`, `check` and `signature`: the HMAC-SHA256, in hex, of `session.check` with
 * the organization secret, so that the host's page knows that Gangway sent the browser.
 */
export async function beginHostCheck({ link, visitorHash }: Visitor): Promise<string> {
  const id = randomUUID();
  await db().hostCheck.create({ data: { id, linkId: link.id, visitorHash, expiresAt: end() } });
  const address = new URL(link.verifyUrl!);
  const secret = await readOrganizationSecret(link.organizationId);
  const signature = createHmac("sha256", secret).update(`${link.id}.${id}`).digest("hex");
  for (const [name, value] of Object.entries({ session: link.id, check: id, signature }))
    address.searchParams.set(name, value);
  return address.href;
}

/**
 * The host says yes. Returns where it sends the browser: only the browser that began the check, and came by there, gets further. Throws
 * `invalid_request` for a check that is unknown, answered or over.
 */
export async function answerHostCheck(link: LinkRow, id: string): Promise<string> {
  const proof = randomToken("base64url");
  const where = { id, linkId: link.id, proofHash: null, expiresAt: { gt: new Date() } };
  const data = { proofHash: tokenHash(proof) };
  const { count } = isUuid(id) ? await db().hostCheck.updateMany({ where, data }) : { count: 0 };
  if (count === 0) throw new InputError("check", "is unknown, was answered, or is older than 15 minutes.");
  return customerUrl() + customerPages.verified({ link: link.id }, proof);
}

/** The browser comes back with the host's proof, once. */
export async function proveHostCheck({ link, visitorHash }: Visitor, proof: string): Promise<boolean> {
  const now = new Date();
  const where = { linkId: link.id, visitorHash, proofHash: tokenHash(proof), verifiedAt: null, expiresAt: { gt: now } };
  const { count } = await db().hostCheck.updateMany({ where, data: { verifiedAt: now, expiresAt: end() } });
  return count > 0;
}

/** Deletes checks that are over. */
export async function deleteOldHostChecks(): Promise<void> {
  await db().hostCheck.deleteMany({ where: { expiresAt: { lt: new Date() } } });
}
