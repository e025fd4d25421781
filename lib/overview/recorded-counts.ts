import { pool } from "@/lib/db";
import type { StatusCounts } from "./view";

type Noted = StatusCounts & { hour: Date };

/** The newest full count that is at least `days` old, and not older than two days more; null when nobody counted then. */
export async function latestCounts(organizationId: string, days = 0): Promise<Noted | null> {
  const { rows } = await pool().query<Noted>(
    `select hour, reconnect, expired, expiring, retrying, connected, disabled from status_counts
      where organization_id = $1 and hour <= now() - make_interval(days => $2)
        and hour > now() - make_interval(days => $2 + 2)
      order by hour desc limit 1`,
    [organizationId, days],
  );
  return rows[0] ?? null;
}

/** All instances of a count. */
export function sum({ reconnect, expired, expiring, retrying, connected, disabled }: StatusCounts): number {
  return reconnect + expired + expiring + retrying + connected + disabled;
}
