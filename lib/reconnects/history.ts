import type { Caller } from "@/lib/caller";
import { pool } from "@/lib/db";
import { requireInstance } from "@/lib/instances/access";
import { CUSTOMER_OF_INSTANCE } from "@/lib/instances/customer-address";
import { listLinksOfInstance } from "@/lib/links/list";
import { sendsMail } from "@/lib/mail";
import type { NextReminder, ReconnectHistory, ReconnectMailView } from "./view";

const MAX_SHOWN = 20;

/** The links and mails that asked an instance's customer to reconnect, and when the next reminder is due. Throws `not_found`. */
export async function readReconnectHistory(caller: Caller, id: number): Promise<ReconnectHistory> {
  await requireInstance(caller, id);
  const [links, mails, reminder] = await Promise.all([
    listLinksOfInstance(id, MAX_SHOWN),
    listMails(caller.organizationId, id),
    readReminder(id),
  ]);
  return { links, mails, reminder };
}

async function listMails(organizationId: string, id: number): Promise<ReconnectMailView[]> {
  const { rows } = await pool().query<Omit<ReconnectMailView, "at"> & { at: Date }>(
    `select id::text, created_at at, data->>'email' "to", actor by from events
     where organization_id = $1 and instance_id = $2 and type in ('instance.reconnect_asked', 'link.mailed')
     order by events.id desc limit ${MAX_SHOWN}`,
    [organizationId, id],
  );
  return rows.map((row) => Object.assign(row, { at: row.at.toISOString() }));
}

type ReminderRow = { isOn: boolean; email: string | null; isStopped: boolean; sent: number; nextAt: Date | null };

/** A customer who was mailed is not reminded within a day, whatever is due. */
async function readReminder(id: number): Promise<NextReminder> {
  const { rows } = await pool().query<ReminderRow>(
    `select o.reminds_customers "isOn", customer.email, a.stopped_at is not null "isStopped", coalesce(r.sent, 0) sent,
       greatest(r.next_at, case when r.next_at is not null then a.mailed_at + interval '1 day' end) "nextAt"
     from instances i join organizations o on o.id = i.organization_id
       left join ${CUSTOMER_OF_INSTANCE} on true left join reminders r on r.instance_id = i.id
       left join reminder_addresses a on a.organization_id = i.organization_id and a.email = customer.email
     where i.id = $1`,
    [id],
  );
  const { isOn, email, isStopped, sent, nextAt } = rows[0]!;
  const never = !isOn || !sendsMail() ? "off" : email === null ? "unknown" : isStopped ? "stopped" : null;
  return { sent, nextAt: never === null ? (nextAt?.toISOString() ?? null) : null, never };
}
