import { pool } from "@/lib/db";
import { latestCounts, sum } from "./recorded-counts";
import type { HealthView, RenewalView } from "./view";

const NONE = { renewed: 0, failed: 0 };

/** Renewals of this hour and the one before, and how many instances there were a week ago. */
export async function readHealth(organizationId: string): Promise<HealthView> {
  const [weekAgo, { rows }] = await Promise.all([
    latestCounts(organizationId, 7),
    pool().query<RenewalView & { age: number }>(
      `select renewed, failed, (extract(epoch from date_trunc('hour', now()) - hour) / 3600)::int age
        from renewal_counts where organization_id = $1 and hour >= date_trunc('hour', now()) - interval '1 hour'`,
      [organizationId],
    ),
  ]);
  const ofAge = (hours: number) => {
    const { renewed, failed } = rows.find(({ age }) => age === hours) ?? NONE;
    return { renewed, failed };
  };
  return { weekAgo: weekAgo && sum(weekAgo), thisHour: ofAge(0), hourBefore: ofAge(1) };
}
