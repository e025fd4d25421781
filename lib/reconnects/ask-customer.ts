import { optionalEmail } from "@/lib/accounts/fields";
import { type Caller, requireAdminRole } from "@/lib/caller";
import { GangwayError } from "@/lib/errors";
import { requireInstance } from "@/lib/instances/access";
import { listCustomerAddresses } from "@/lib/instances/customer-address";
import { makeReconnectLink } from "@/lib/links/create";
import { LINK_DAYS } from "@/lib/links/view";
import { sendsMail } from "@/lib/mail";
import { rateLimit } from "@/lib/rate-limit";
import { parseInput } from "@/lib/validation";
import { z } from "zod";
import { mailCustomer } from "./mail-customer";
import type { Asker } from "./request-reconnect";
import type { AskedCustomer } from "./view";

const linksOf = rateLimit("reconnect links", 1_000);

/** How the customer gets the link: copied by hand unless it is mailed; to the known address unless another is given. */
type Asking = { isMailed: boolean; email: string | null };

const asking = z.object({ email: optionalEmail("Email") });

/** Reads `mail` and `email`. Throws `invalid_request`. */
export function readAsking(body: Record<string, unknown>): Asking {
  return { isMailed: body.mail === true, ...parseInput(asking, body) };
}

/**
 * Makes a link with which the customer connects an instance again, without an account. Who sees the instance may copy one; only an
 * admin mails it. Throws `not_found`, `forbidden`, `too_many_requests`, `mail_unavailable`, and `conflict` without an address.
 */
export async function askCustomer(asker: Asker, id: number, { isMailed, email }: Asking): Promise<AskedCustomer> {
  if (!isMailed) return copyReconnectLink(asker, id);
  const { instance, known } = await readAsked(asker, id);
  const to = email === null ? known : { email, language: known?.language ?? null };
  requireAdminRole(asker, "ask others to reconnect");
  if (!sendsMail()) throw new GangwayError("conflict", "Email isn't set up here. Copy the link and send it yourself.");
  if (!to) throw new GangwayError("conflict", "No address of the customer is known. Enter one, or copy the link.");
  await mailCustomer(asker, { to, instances: [instance] });
  return { mailedTo: to.email };
}

/** The same for a link to be copied. Throws `not_found` and `too_many_requests`. */
export async function copyReconnectLink(caller: Caller, id: number): Promise<{ url: string; expiresAt: string }> {
  const { instance, known } = await readAsked(caller, id);
  const wanted = { email: known?.email ?? null, language: known?.language ?? null, days: LINK_DAYS };
  const { url, expiresAt } = await makeReconnectLink(caller, instance, wanted);
  return { url, expiresAt: expiresAt.toISOString() };
}

/** The instance, and where its customer is mailed as far as that is known. */
async function readAsked(caller: Caller, id: number) {
  const instance = await requireInstance(caller, id);
  await linksOf.consume(String(caller.userId));
  const known = (await listCustomerAddresses(caller.organizationId, [id])).get(id) ?? null;
  return { instance, known };
}
