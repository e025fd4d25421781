import { requireAdminRole, type Caller } from "@/lib/caller";
import { IN_PORTAL, REACHED } from "@/lib/attempts/funnel";
import { queryPlannedAnew } from "@/lib/instances/list/statement";
import { type Funnel, HISTORY_DAYS, type HistoryView } from "./view";

/** The largest time zone offset on earth, in minutes. */
const MAX_OFFSET = 14 * 60;

/** The reader's days: `$2` minutes ahead of UTC. A daylight saving change shifts the days before it by an hour. */
const dayOf = (time: string) => `((${time} at time zone 'UTC') + make_interval(mins => $2))::date`;
const FIRST_DAY = `${dayOf("now()")} - ${HISTORY_DAYS - 1}`;
/** Before the first day in every time zone, for index scans. */
const EARLIEST = `now() - interval '${HISTORY_DAYS + 1} days'`;

/** Chart data, in days of a time zone that many minutes ahead of UTC. Throws `forbidden` for a member. */
export async function readHistory(caller: Caller, minutesAhead: number): Promise<HistoryView> {
  requireAdminRole(caller, "view the organization's charts");
  const { organizationId } = caller;
  const ahead = Math.trunc(Math.min(MAX_OFFSET, Math.max(-MAX_OFFSET, minutesAhead))) || 0;
  const [statuses, renewals, connects, funnel] = await Promise.all([
    queryPlannedAnew<HistoryView["statuses"][number]>(STATUSES, [organizationId, ahead]),
    queryPlannedAnew<HistoryView["renewals"][number] & { hour: Date }>(RENEWALS, [organizationId]),
    queryPlannedAnew<HistoryView["connects"][number]>(CONNECTS, [organizationId, ahead]),
    queryPlannedAnew<Funnel>(FUNNEL, [organizationId]),
  ]);
  const hours = renewals.map(({ hour, renewed, failed }) => ({ hour: hour.toISOString(), renewed, failed }));
  return { statuses, renewals: hours, connects, funnel: funnel[0]! };
}

const STATUSES = `select distinct on (day) day::text, reconnect, expired, expiring, retrying, connected, disabled
  from (select *, ${dayOf("hour")} "day" from status_counts where organization_id = $1 and hour > ${EARLIEST}) counted
  where day >= ${FIRST_DAY} order by day, hour desc`;

const RENEWALS = `select h.hour, coalesce(c.renewed, 0) renewed, coalesce(c.failed, 0) failed
  from generate_series(date_trunc('hour', now()) - interval '23 hours', date_trunc('hour', now()), interval '1 hour') h(hour)
  left join renewal_counts c on c.organization_id = $1 and c.hour = h.hour order by h.hour`;

const CONNECTS = `select d.day::date::text "day", coalesce(c.count, 0)::int count
  from generate_series(${FIRST_DAY}, ${dayOf("now()")}, interval '1 day') d(day)
  left join (
    select ${dayOf("created_at")} "day", count(*) from events
    where organization_id = $1 and type = 'instance.connected' and created_at > ${EARLIEST} group by 1
  ) c on c.day = d.day::date order by d.day`;

const FUNNEL = `select count(*)::int started,
    count(*) filter (where ${REACHED.sent})::int sent,
    count(*) filter (where ${REACHED.returned})::int returned,
    count(*) filter (where ${REACHED.connected})::int connected,
    count(*) filter (where status = 'declined' and returned_at is null)::int declined
  from attempts where organization_id = $1 and created_at > now() - interval '${HISTORY_DAYS} days'
    and ${IN_PORTAL}`;
