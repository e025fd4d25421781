import type { Actor } from "@/lib/audit-log/record";
import { getHost } from "@/lib/branding/host";
import type { Host } from "@/lib/branding/view";
import { listIdsOfCustomer } from "@/lib/instances/customer-address";
import { type InstanceRow, listInstancesOfCustomer } from "@/lib/instances/store";
import { endOfLink } from "@/lib/links/store";
import { isUuid } from "@/lib/validation";
import { findProvenEmail } from "./mail-code";
import { actorOf, type CookieOf, findVisitor, linksOfCookies, type Visitor } from "./visitor";

declare const PROVEN: unique symbol;

/**
 * Who a browser's cookies prove, for one organization: the holder of links, of an address, or of both. Only the look-up here
 * makes one.
 */
export type Customer = {
  organizationId: string;
  host: Host;
  visitors: Visitor[];
  email: string | null;
  address: string | null;
  readonly [PROVEN]: true;
};

type Cookies = { names: string[]; cookieOf: CookieOf };

/** Many more than anybody has; each costs a look-up. */
const MOST_LINKS = 30;

/** The customer of an organization, or of the first that a link's cookie names; null without any proof. */
export async function findCustomer(
  hostId: string | undefined,
  { names, cookieOf }: Cookies,
  address: string | null,
): Promise<Customer | null> {
  const ids = linksOfCookies(names).slice(0, MOST_LINKS);
  const found = await Promise.all(ids.map((id) => findVisitor(id, cookieOf, address)));
  const all = found.filter((visitor) => visitor !== null);
  const organizationId = (hostId ?? all[0]?.link.organizationId)?.toLowerCase();
  if (organizationId === undefined || !isUuid(organizationId)) return null;
  const visitors = all.filter(({ link }) => link.organizationId === organizationId);
  const email = await findProvenEmail(organizationId, cookieOf);
  const host = visitors.length > 0 || email ? await getHost(organizationId) : null;
  return host && ({ organizationId, host, visitors, email, address } as Customer);
}

/**
 * What a customer sees and ends, oldest first. By a link for one business: all that was connected with it while it works or was
 * used up; by any other only what this browser connected. By an address: the instances whose mail goes there.
 */
export async function listOwn({ organizationId, visitors, email }: Customer): Promise<InstanceRow[]> {
  const ids = email === null ? [] : await listIdsOfCustomer(organizationId, email);
  const reconnects = visitors.flatMap(({ link }) => (link.instanceId && !endOfLink(link) ? [link.instanceId] : []));
  const made = visitors.map(({ link, visitorHash }) => {
    const isShared = link.maxUses === 1 && !link.revokedAt && link.expiresAt > new Date();
    return { linkId: link.id, ...(!isShared && { visitorHash }) };
  });
  return listInstancesOfCustomer(organizationId, made, [...ids, ...reconnects]);
}

/** The customer's own instance of that id, or null. */
export async function findOwnInstance(customer: Customer, id: number): Promise<InstanceRow | null> {
  return (await listOwn(customer)).find((row) => row.id === id) ?? null;
}

/** How the audit log names a customer on their own page. */
export function ownActor({ organizationId, visitors: [visitor], email, address }: Customer): Actor {
  return visitor ? actorOf(visitor) : { organizationId, userId: null, address, name: email ?? "" };
}
