import { pool } from "@/lib/db";
import { CUSTOMER_OF_INSTANCE, type CustomerAddress } from "@/lib/instances/customer-address";
import { STATUS_CONDITIONS, STATUS_SQL } from "@/lib/instances/status-conditions";
import { isUuid } from "@/lib/validation";

const IN_NEED = STATUS_CONDITIONS.filter(({ status }) => status === "reconnect");

/** A custom connection is approved at Xero, and not with what a mail could bring. */
const HAS_CONSENT = "i.kind is distinct from 'custom'";

/** Begins reminders for instances that need their customer, whose address is known. */
export async function noteNeeds(): Promise<void> {
  for (const { all } of IN_NEED)
    await pool().query(
      `insert into reminders (instance_id, organization_id)
       select i.id, i.organization_id from instances i join grants g on g.id = i.grant_id
         join organizations o on o.id = i.organization_id and o.reminds_customers cross join ${CUSTOMER_OF_INSTANCE}
       where ${all} and ${HAS_CONSENT} and not exists (select from reminders r where r.instance_id = i.id)
       on conflict do nothing`,
    );
}

/** Ends reminders of what is mended or switched off, and of organizations that remind no more. */
export async function forgetMended(): Promise<void> {
  await pool().query(
    `delete from reminders r using instances i, grants g, organizations o
     where i.id = r.instance_id and g.id = i.grant_id and o.id = i.organization_id
       and (${STATUS_SQL} <> 'reconnect' or not o.reminds_customers or not (${HAS_CONSENT}))`,
  );
}

const DUE = `from reminders r join instances i on i.id = r.instance_id join grants g on g.id = i.grant_id
    join organizations o on o.id = r.organization_id and o.reminds_customers cross join ${CUSTOMER_OF_INSTANCE}
  where r.next_at <= now() and ${STATUS_SQL} = 'reconnect' and ${HAS_CONSENT}
    and not exists (select from reminder_addresses a where a.organization_id = r.organization_id
      and a.email = customer.email and a.stopped_at is not null)
    and not exists (select from reminder_addresses a where a.email = customer.email
      and a.mailed_at > now() - interval '1 day')`;

export type DueAddress = CustomerAddress & { organizationId: string };

/** Whom a reminder is due for: not who stopped them, nor who was mailed within a day, by whichever organization. */
export async function listDueAddresses(): Promise<DueAddress[]> {
  const { rows } = await pool().query<DueAddress>(
    `select distinct on (r.organization_id, customer.email) r.organization_id "organizationId",
       customer.email, customer.language ${DUE} limit 100`,
  );
  return rows;
}

/** The instances to remind an address of, as long as that is still due; at most 50 in one mail. */
export async function listDueInstances({ organizationId, email }: DueAddress): Promise<number[]> {
  const { rows } = await pool().query<{ id: number }>(
    `select r.instance_id id ${DUE} and r.organization_id = $1 and customer.email = $2 order by 1 limit 50`,
    [organizationId, email],
  );
  return rows.map(({ id }) => id);
}

/** Counts a reminder of these. The next comes 3 days after the first, then 10 days after it; three are all. */
export async function noteReminded(ids: number[]): Promise<void> {
  await pool().query(
    `update reminders set sent = sent + 1,
       next_at = case sent when 0 then now() + interval '3 days' when 1 then now() + interval '7 days' end
     where instance_id = any($1::int[])`,
    [ids],
  );
}

/** Notes that an address is being mailed, so that no reminder follows within a day. Returns the id that stops them. */
export async function noteMailing(organizationId: string, email: string): Promise<string> {
  const { rows } = await pool().query<{ id: string }>(
    `insert into reminder_addresses (id, organization_id, email, mailed_at) values (gen_random_uuid(), $1, $2, now())
     on conflict (organization_id, email) do update set mailed_at = now() returning id`,
    [organizationId, email],
  );
  return rows[0]!.id;
}

/** The mail was not taken: the next try is in an hour. */
export async function noteNotMailed(id: string): Promise<void> {
  await pool().query("update reminder_addresses set mailed_at = now() - interval '23 hours' where id = $1", [id]);
}

export type ReminderAddress = { organizationId: string; email: string; isStopped: boolean };

/** Whose reminders an id stops, or null. */
export async function findReminderAddress(id: string): Promise<ReminderAddress | null> {
  if (!isUuid(id)) return null;
  const { rows } = await pool().query<ReminderAddress>(
    `select organization_id "organizationId", email, stopped_at is not null "isStopped" from reminder_addresses where id = $1`,
    [id],
  );
  return rows[0] ?? null;
}
