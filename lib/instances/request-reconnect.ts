import { type Caller, requireAdminRole } from "@/lib/caller";
import { withClaim } from "@/lib/claims";
import { pool, transaction } from "@/lib/db";
import { env } from "@/lib/env";
import { GangwayError } from "@/lib/errors";
import { recordEvent } from "@/lib/audit-log/record";
import { sendMail, sendsMail } from "@/lib/mail";
import { readRows } from "./list/rows";
import { reconnectMail } from "./reconnect-mail";
import { noInstance } from "./store";
import type { BulkResult, InstanceView } from "./view";

/** The email names who asks. */
export type Asker = Caller & { email: string; organizationName: string };

/** Instances that one person connected; null when that person is not in the organization. */
export type OfPerson = { person: { id: number; email: string } | null; ids: number[] };

/** Groups instances by who connected them. Unknown ids are in the group without a person. */
export async function byPerson({ organizationId }: Caller, ids: number[]): Promise<OfPerson[]> {
  const { rows } = await pool().query<{ id: number | null; email: string; ids: number[] }>(
    `select u.id, u.email, array_agg(wanted.id::float8 order by wanted.place) ids
     from unnest($2::bigint[]) with ordinality wanted(id, place)
     left join instances i on i.id = wanted.id and i.organization_id = $1
     left join memberships m on m.user_id = i.created_by_id and m.organization_id = $1
     left join users u on u.id = m.user_id
     group by u.id`,
    [organizationId, ids],
  );
  return rows.map(({ id, email, ids }) => ({ person: id === null ? null : { id, email }, ids }));
}

/** Sends the person one email about those not mailed about in the last hour. Throws `forbidden`, and `conflict` without a mail server. */
export async function requestReconnect(asker: Asker, { person, ids }: OfPerson): Promise<BulkResult[]> {
  requireAdminRole(asker, "ask others to reconnect");
  if (!sendsMail())
    throw new GangwayError("conflict", "Email isn't set up here. Copy the links and send them yourself.");
  if (!person) return sendRequest(asker, { person, ids });
  // Simultaneous requests send one email.
  return withClaim(`reconnect mail ${person.id}`, () => sendRequest(asker, { person, ids }));
}

async function sendRequest(asker: Asker, { person, ids }: OfPerson): Promise<BulkResult[]> {
  const found = await readOwn(asker, ids);
  const asked = await readIds(ASKED_WITHIN_THE_HOUR, [ids]);
  const problems = new Map(ids.map((id) => [id, skipReason(id, { instance: found.get(id), person, asked })]));
  const instances = [...found.values()].filter(({ id }) => problems.get(id) === null);
  if (person && instances.length > 0) {
    const problem = await mail(asker, person.email, instances);
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

type Candidate = { instance: InstanceView | undefined; person: OfPerson["person"]; asked: Set<number> };

function skipReason(id: number, { instance, person, asked }: Candidate): string | null {
  if (!instance) return noInstance(id).message;
  if (!["reconnect", "expired", "expiring"].includes(instance.status)) return "No reconnect needed.";
  if (!person) return "The person who connected it has left this organization. Reconnect it yourself.";
  return asked.has(id) ? "An email about it was sent within the last hour." : null;
}

async function mail(asker: Asker, to: string, instances: InstanceView[]): Promise<string | null> {
  try {
    await sendMail(reconnectMail(asker, { to, instances, pages: `${env().PUBLIC_URL}/dashboard/instances` }));
  } catch (error) {
    if (error instanceof GangwayError) return error.message;
    throw error;
  }
  await transaction(async (tx) => {
    for (const { id } of instances)
      await recordEvent(tx, asker, { instanceId: id, type: "instance.reconnect_asked", data: { email: to } });
  });
  return null;
}
