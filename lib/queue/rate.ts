import { pool } from "@/lib/db";

/** Saved up by a lane that was idle, in seconds of its rate. */
const BURST = "interval '1 s'";

/**
 * The rate at which a queue begins work in a lane, in all servers together, as parts of the statement that claims. Each claim moves
 * the lane's `spent_until` on by what its rows take of a second. Servers that claim in the same moment may begin a batch too much, and
 * all of them wait longer for it, so over any time the rate holds (the generic cell rate algorithm, with debts).
 */
export function laneRate(queue: string, perSecond: number) {
  const began = `greatest(spent_until, now() - ${BURST})`;
  return {
    /** SQL of how many rows may begin now in the lane with this key. */
    left: (key: string) =>
      `coalesce((select greatest(0, floor(extract(epoch from now() - ${began}) * ${perSecond}))::int
        from lanes where queue = '${queue}' and key = ${key}), ${perSecond})`,
    /** SQL that counts the rows of the relation `claimed`, by its expression `key`. */
    spend: (claimed: string, key: string) =>
      `insert into lanes (queue, key, spent_until)
        select '${queue}', ${key}, now() - ${BURST} + count(*) * interval '1 s' / ${perSecond} from ${claimed} group by 2 order by 2
        on conflict (queue, key) do update
          set spent_until = ${began.replace("spent_until", "lanes.spent_until")} + (excluded.spent_until - (now() - ${BURST}))`,
  };
}

/** Deletes what idle lanes have saved up, which every lane has that is not there. */
export async function deleteIdleLanes(): Promise<void> {
  await pool().query("delete from lanes where spent_until < now() - interval '1 minute'");
}
