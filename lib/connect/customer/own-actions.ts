import { listCustomerAddresses } from "@/lib/instances/customer-address";
import { disconnectAs } from "@/lib/instances/disconnect";
import { makeReconnectLink } from "@/lib/links/create";
import { rateLimit } from "@/lib/rate-limit";
import { type Customer, findOwnInstance, ownActor } from "./own";
import { customerPages } from "./view";
import { type CookieOf, openLink } from "./visitor";

const reconnectsOf = rateLimit("own reconnects", 10);

/** A link that a customer makes for themselves is used at once. */
const DAYS = 1;

/** Where the browser goes next, and the cookie it needs there. */
type Next = { location: string; cookie: string | null };

/** Makes the customer a link for one of their instances and opens it. Throws `too_many_requests`. */
export async function reconnectOwn(customer: Customer, id: number, cookieOf: CookieOf): Promise<Next> {
  const { organizationId, address } = customer;
  const row = await findOwnInstance(customer, id);
  if (!row) return { location: customerPages.connections(organizationId), cookie: null };
  await reconnectsOf.consume(String(id));
  const known = (await listCustomerAddresses(organizationId, [id])).get(id);
  const to = { email: known?.email ?? null, language: known?.language ?? null };
  const { token } = await makeReconnectLink(ownActor(customer), row, { ...to, days: DAYS });
  const opened = await openLink({ token, address, cookieOf, isSeen: true });
  return { location: customerPages.welcome({ link: opened!.linkId }), cookie: opened!.cookie };
}

/** Ends one of the customer's connections, at Xero, too. Nothing happens to one that is not theirs. */
export async function disconnectOwn(customer: Customer, id: number): Promise<void> {
  const row = await findOwnInstance(customer, id);
  if (row) await disconnectAs(ownActor(customer), row);
}
