import { recordEvent } from "@/lib/audit-log/record";
import { type Caller, requireAdminRole } from "@/lib/caller";
import { withClaim } from "@/lib/claims";
import { pool, transaction } from "@/lib/db";
import { env } from "@/lib/env";
import { GangwayError } from "@/lib/errors";
import { type CustomerAddress, listCustomerAddresses } from "@/lib/instances/customer-address";
import { readRows } from "@/lib/instances/list/rows";
import { getInstances, noInstance } from "@/lib/instances/store";
import type { BulkResult, InstanceView } from "@/lib/instances/view";
import { sendMail, sendsMail } from "@/lib/mail";
import { hasConsent } from "@/lib/xero/view";
import { mailCustomer } from "./mail-customer";
import { reconnectMail } from "./reconnect-mail";

/** The email names who asks. */
export type Asker = Caller & { email: string; organizationName: string };

/** The customer whose address is known, else who connected it here. */
type Recipient = ({ kind: "customer" } & CustomerAddress) | { kind: "person"; email: string };

/** Instances about which one address is mailed; null when nobody is known. */
export type OfRecipient = { recipient: Recipient | null; ids: number[] };

/** Groups instances by whom to mail. Unknown ids are in the group without a recipient. */
export async function byRecipient(caller: Caller, ids: number[]): Promise<OfRecipient[]> {
  const customers = await listCustomerAddresses(caller.organizationId, ids);
  const groups = new Map<string, OfRecipient>();
  for (const id of ids) {
    const customer = customers.get(id);
    if (!customer) continue;
    const group = groups.get(customer.email) ?? { recipient: { kind: "customer", ...customer }, ids: [] };
    group.ids.push(id);
    groups.set(customer.email, group);
  }
  const others = ids.filter((id) => !customers.has(id));
  return [...groups.values(), ...(others.length > 0 ? await byPerson(caller, others) : [])];
}

async function byPerson({ organizationId }: Caller, ids: number[]): Promise<OfRecipient[]> {
  const { rows } = await pool().query<{ id: number | null; email: string; ids: number[] }>(
    `select u.id, u.email, array_agg(wanted.id::float8 order by wanted.place) ids
     from unnest($2::bigint[]) with ordinality wanted(id, place)
     left join instances i on i.id = wanted.id and i.organization_id = $1
     left join memberships m on m.user_id = i.created_by_id and m.organization_id = $1
     left join users u on u.id = m.user_id
     group by u.id`,
    [organizationId, ids],
  );
  return rows.map(({ id, email, ids }) => ({ recipient: id === null ? null : { kind: "person", email }, ids }));
}

/** Sends one email about those not mailed about in the last hour. Throws `forbidden`, and `conflict` without a mail server. */
export async function requestReconnect(asker: Asker, { recipient, ids }: OfRecipient): Promise<BulkResult[]> {
  requireAdminRole(asker, "ask others to reconnect");
  if (!sendsMail())
    throw new GangwayError("conflict", "Email isn't set up here. Copy the links and send them yourself.");
  if (!recipient) return sendRequest(asker, { recipient, ids });
  // Simultaneous requests send one email.
  return withClaim(`reconnect mail ${recipient.email}`.slice(0, 255), () => sendRequest(asker, { recipient, ids }));
}

async function sendRequest(asker: Asker, { recipient, ids }: OfRecipient): Promise<BulkResult[]> {
  const found = await readOwn(asker, ids);
  const asked = await readIds(ASKED_WITHIN_THE_HOUR, [ids]);
  const problems = new Map(ids.map((id) => [id, skipReason(id, { instance: found.get(id), recipient, asked })]));
  const instances = [...found.values()].filter(({ id }) => problems.get(id) === null);
  if (recipient && instances.length > 0) {
    const problem = await mail(asker, recipient, instances);
    for (const { id } of instances) problems.set(id, problem);
  }
  return ids.map((id) => ({ id, problem: problems.get(id) ?? null, cause: null }));
}

async function readOwn({ organizationId }: Caller, ids: number[]): Promise<Map<number, InstanceView>> {
  const text = "select id from instances where organization_id = $1 and id = any($2::bigint[])";
  const own = await readIds(text, [organizationId, ids]);
  const instances = await readRows(ids.filter((id) => own.has(id)));
  return new Map(instances.map((instance) => [instance.id, instance]));
}

async function readIds(text: string, values: unknown[]): Promise<Set<number>> {
  const { rows } = await pool().query<{ id: number }>(text, values);
  return new Set(rows.map(({ id }) => id));
}

const ASKED_WITHIN_THE_HOUR = `select distinct instance_id id from events where instance_id = any($1::bigint[])
  and type = 'instance.reconnect_asked' and created_at > now() - interval '1 hour'`;

type Candidate = { instance: InstanceView | undefined; recipient: Recipient | null; asked: Set<number> };

function skipReason(id: number, { instance, recipient, asked }: Candidate): string | null {
  if (!instance) return noInstance(id).message;
  if (!hasConsent(instance.app)) return "A custom connection is approved at Xero. Reconnect it yourself.";
  if (!["reconnect", "expired", "expiring"].includes(instance.status)) return "No reconnect needed.";
  if (!recipient) return "The person who connected it has left this organization. Reconnect it yourself.";
  return asked.has(id) ? "An email about it was sent within the last hour." : null;
}

async function mail(asker: Asker, recipient: Recipient, instances: InstanceView[]): Promise<string | null> {
  try {
    await (recipient.kind === "customer"
      ? mailTheCustomer(asker, recipient, instances)
      : mailPerson(asker, recipient.email, instances));
    return null;
  } catch (error) {
    if (error instanceof GangwayError) return error.message;
    throw error;
  }
}

async function mailTheCustomer(asker: Asker, to: CustomerAddress, instances: InstanceView[]): Promise<void> {
  const ids = instances.map(({ id }) => id);
  const rows = await getInstances(asker.organizationId, ids);
  const { email, language } = to;
  await mailCustomer(asker, { to: { email, language }, instances: rows });
}

async function mailPerson(asker: Asker, to: string, instances: InstanceView[]): Promise<void> {
  await sendMail(reconnectMail(asker, { to, instances, pages: `${env().PUBLIC_URL}/dashboard/instances` }));
  await transaction(async (tx) => {
    for (const { id } of instances)
      await recordEvent(tx, asker, { instanceId: id, type: "instance.reconnect_asked", data: { email: to } });
  });
}
