import { randomInt, randomUUID, timingSafeEqual } from "node:crypto";
import { recordEvent } from "@/lib/audit-log/record";
import { getHostRow, type HostRow } from "@/lib/branding/store";
import { db, transaction } from "@/lib/db";
import { randomToken, tokenHash } from "@/lib/encryption";
import { hostCookie, hostCookieName } from "@/lib/host-cookie";
import type { CustomerAddress } from "@/lib/instances/customer-address";
import { letter } from "@/lib/links/letter";
import { findLinkTo } from "@/lib/links/store";
import { errorName, log } from "@/lib/log";
import { type Mail, sendMail, sendsMail } from "@/lib/mail";
import { rateLimit } from "@/lib/rate-limit";
import { isUuid } from "@/lib/validation";
import type { CookieOf } from "./visitor";

const codesOf = rateLimit("customer codes of an address", 3);
const codesBy = rateLimit("customer codes by a client", 20);
const triesBy = rateLimit("customer code tries by a client", 40);

const MAX_TRIES = 5;
const MINUTES = 10;
/** How long the own page stays open after a code. */
const OPEN_SECONDS = 24 * 60 * 60;

type Asked = { organizationId: string; email: string; address: string | null };

/**
 * Mails a code to an address that a link of the organization was mailed to. Returns an id to enter it under, also when there is
 * no such address, and without waiting for the mail: nobody learns which addresses are known. Throws `too_many_requests`.
 */
export async function sendCode({ organizationId, email, address }: Asked): Promise<string> {
  await codesBy.consume(address);
  await codesOf.consume(`${organizationId} ${email}`);
  const id = randomUUID();
  void mailCode({ id, organizationId, email, address }).catch((error: unknown) =>
    log.warn({ error: errorName(error) }, "a customer's code was not sent"),
  );
  return id;
}

async function mailCode({ id, organizationId, email, address }: Asked & { id: string }): Promise<void> {
  const link = sendsMail() && isUuid(organizationId) ? await findLinkTo(organizationId, email) : null;
  if (!link) return;
  const code = String(randomInt(1_000_000)).padStart(6, "0");
  const expiresAt = new Date(Date.now() + MINUTES * 60_000);
  await db().mailCode.create({ data: { id, organizationId, email, codeHash: hashOf(id, code), expiresAt } });
  await sendMail(codeMail({ email, language: link.language }, await getHostRow(organizationId), code));
  const actor = { organizationId, userId: null, address, name: email };
  await transaction((tx) => recordEvent(tx, actor, { type: "customer.code_sent", data: { email } }));
}

/** The cookie for a right code; null for a wrong, old or used one, and after five tries. Throws `too_many_requests`. */
export async function enterCode(id: string, entered: string, address: string | null): Promise<string | null> {
  await triesBy.consume(address);
  if (!isUuid(id)) return null;
  const now = new Date();
  const where = { id, tokenHash: null, tries: { lt: MAX_TRIES }, expiresAt: { gt: now } };
  // Counted before it is compared, so that simultaneous tries count, too.
  const { count } = await db().mailCode.updateMany({ where, data: { tries: { increment: 1 } } });
  const row = count > 0 ? await db().mailCode.findUnique({ where: { id } }) : null;
  const digits = entered.replaceAll(/\D/g, "");
  if (!row || !timingSafeEqual(row.codeHash, hashOf(id, digits))) return null;
  return open(row, address);
}

type Row = { id: string; organizationId: string; email: string };

async function open({ id, organizationId, email }: Row, address: string | null): Promise<string | null> {
  const token = randomToken("base64url");
  const expiresAt = new Date(Date.now() + OPEN_SECONDS * 1000);
  const isFirst = await transaction(async (tx) => {
    const data = { tokenHash: tokenHash(token), expiresAt };
    const { count } = await tx.mailCode.updateMany({ where: { id, tokenHash: null }, data });
    if (count === 0) return false;
    const actor = { organizationId, userId: null, address, name: email };
    await recordEvent(tx, actor, { type: "customer.came_back", data: { email } });
    return true;
  });
  if (!isFirst) return null;
  return hostCookie(cookieOfCustomer(organizationId), token, OPEN_SECONDS);
}

/** The address that this browser has proved with a code for an organization, or null. */
export async function findProvenEmail(organizationId: string, cookieOf: CookieOf): Promise<string | null> {
  const token = cookieOf(hostCookieName(cookieOfCustomer(organizationId)));
  if (token === undefined) return null;
  const where = { tokenHash: tokenHash(token), organizationId, expiresAt: { gt: new Date() } };
  return (await db().mailCode.findFirst({ where, select: { email: true } }))?.email ?? null;
}

/** Deletes codes and proofs that are over. */
export async function deleteOldMailCodes(): Promise<void> {
  await db().mailCode.deleteMany({ where: { expiresAt: { lt: new Date() } } });
}

const hashOf = (id: string, code: string) => tokenHash(`${id} ${code}`);

const cookieOfCustomer = (organizationId: string) => `gangway-customer-${organizationId}`;

function codeMail(to: CustomerAddress, organization: HostRow, code: string): Mail {
  return letter(to, organization, (t, host) => {
    const values = { host, code, minutes: MINUTES };
    return {
      subject: t("code.subject", values),
      paragraphs: [
        { kind: "text", lines: [t("code.why", values)] },
        { kind: "code", code },
        { kind: "small", lines: [t("code.unexpected")] },
      ],
    };
  });
}
