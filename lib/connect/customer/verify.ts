import { beginHostCheck, isVerifiedByHost } from "./host-check";
import { findProvenEmail, sendCode } from "./mail-code";
import { customerPages } from "./view";
import type { CookieOf, Visitor } from "./visitor";

/**
 * Where a customer goes to prove to be who was meant, or null when that is not asked or was proved. It is asked before Xero, so that the
 * wrong person shares nothing. Throws `too_many_requests`.
 */
export async function verificationOf(visitor: Visitor, cookieOf: CookieOf): Promise<string | null> {
  const { link } = visitor;
  if (link.verify === "host") return (await isVerifiedByHost(visitor)) ? null : beginHostCheck(visitor);
  if (link.verify !== "email") return null;
  return (await findProvenEmail(link.organizationId, cookieOf)) === link.email ? null : mailCodeOf(visitor);
}

/** Mails a code to the link's address. Returns the page on which it is entered. Throws `too_many_requests`. */
async function mailCodeOf({ link, address }: Visitor): Promise<string> {
  const { id, organizationId, email } = link;
  const code = await sendCode({ organizationId, email: email!, address });
  return customerPages.verify({ link: id }, code);
}
