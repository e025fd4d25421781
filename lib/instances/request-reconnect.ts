import { type Caller, requireAdminRole } from "@/lib/caller";
import { pool, transaction, withLock } from "@/lib/db";
import { env } from "@/lib/env";
import { GangwayError } from "@/lib/errors";
import { recordEvent } from "@/lib/audit-log/record";
import { sendMail, sendsMail } from "@/lib/mail";
import { readRows } from "./list/rows";
import { reconnectMail } from "./reconnect-mail";
import { noInstance } from "./store";
import type { BulkResult, InstanceView } from "./view";

/** Who asks: the mail says so. */
export type Asker = Caller & { email: string; organizationName: string };

/** Instances that one person connected. Null when nobody of the organization did. */
export type OfPerson = { person: { id: number; email: string } | null; ids: number[] };

/** Sorts instances by who connected them. Those of nobody who is still here, and ids of no instance, go together. */
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

/**
 * Asks the person, by one mail, to reconnect what they connected: what has ended, and nothing that a mail of the last hour
 * was about. Gives what came of each instance. Throws `forbidden`, and `conflict` where no mail is sent.
 */
export async function requestReconnect(asker: Asker, { person, ids }: OfPerson): Promise<BulkResult[]> {
  requireAdminRole(asker, "ask others to reconnect");
  if (!sendsMail()) throw new GangwayError("conflict", "This Gangway sends no mail. Copy the links and send them.");
  if (!person) return ask(asker, { person, ids });
  // So that two who ask at the same time send one mail.
  return withLock(`reconnect mail ${person.id}`, () => ask(asker, { person, ids }));
}

async function ask(asker: Asker, { person, ids }: OfPerson): Promise<BulkResult[]> {
  const found = await readOwn(asker, ids);
  const asked = await askedWithinTheHour(ids);
  const problems = new Map(ids.map((id) => [id, whyNot(id, { instance: found.get(id), person, asked })]));
  const instances = [...found.values()].filter(({ id }) => problems.get(id) === null);
  if (person && instances.length > 0) {
    const problem = await mail(asker, person.email, instances);
    for (const { id } of instances) problems.set(id, problem);
  }
  return ids.map((id) => ({ id, problem: problems.get(id) ?? null, cause: null }));
}

async function readOwn({ organizationId }: Caller, ids: number[]): Promise<Map<number, InstanceView>> {
  const { rows } = await pool().query<{ id: number }>(
    "select id from instances where organization_id = $1 and id = any($2::bigint[])",
    [organizationId, ids],
  );
  const own = new Set(rows.map(({ id }) => id));
  const instances = await readRows(ids.filter((id) => own.has(id)));
  return new Map(instances.map((instance) => [instance.id, instance]));
}

async function askedWithinTheHour(ids: number[]): Promise<Set<number>> {
  const { rows } = await pool().query<{ id: number }>(
    `select distinct instance_id id from events where instance_id = any($1::bigint[])
     and type = 'instance.reconnect_asked' and created_at > now() - interval '1 hour'`,
    [ids],
  );
  return new Set(rows.map(({ id }) => id));
}

type Judged = { instance: InstanceView | undefined; person: OfPerson["person"]; asked: Set<number> };

function whyNot(id: number, { instance, person, asked }: Judged): string | null {
  if (!instance) return noInstance(id).message;
  if (!["reconnect", "expired", "expiring"].includes(instance.status)) return "It needs no reconnect.";
  if (!person) return "Whoever connected it is no longer in this organization. Reconnect it yourself.";
  return asked.has(id) ? "A mail about it went out within the last hour." : null;
}

/** Null, or why the mail server did not take it. */
async function mail(asker: Asker, to: string, instances: InstanceView[]): Promise<string | null> {
  try {
    await sendMail(reconnectMail(asker, { to, instances, pages: `${env().PUBLIC_URL}/dashboard/instances` }));
  } catch (error) {
    if (error instanceof GangwayError) return error.message;
    throw error;
  }
  await transaction(async (tx) => {
    for (const { id } of instances) {
      await recordEvent(tx, asker, { instanceId: id, type: "instance.reconnect_asked", data: { email: to } });
    }
  });
  return null;
}
