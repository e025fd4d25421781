import { pool } from "@/lib/db";
import { log } from "@/lib/log";
import { outsideSpans } from "@/lib/tracing/span";

const WRITE_EVERY_MS = 5_000;

type Count = { calls: number; errors: number };

let counts = new Map<number, Count>();
let timer: NodeJS.Timeout | undefined;

/** Counts a call passed through for an instance. Written down every few seconds, so that counting costs a call nothing. */
export function countCall(instanceId: number, isError: boolean): void {
  add(instanceId, { calls: 1, errors: Number(isError) });
  // It writes the calls of others, too.
  timer ??= outsideSpans(() => setTimeout(writeOrWait, WRITE_EVERY_MS).unref());
}

function writeOrWait(): void {
  timer = undefined;
  writeCounts().catch((error: Error) => log.warn({ error: error.name }, "calls are counted later"));
}

function add(instanceId: number, { calls, errors }: Count): void {
  const before = counts.get(instanceId) ?? { calls: 0, errors: 0 };
  counts.set(instanceId, { calls: before.calls + calls, errors: before.errors + errors });
}

/** Writes down what was counted. What cannot be written now goes along with the next. */
export async function writeCounts(): Promise<void> {
  const written = counts;
  const each = [...written.values()];
  counts = new Map();
  try {
    await pool().query({
      name: "write_call_counts",
      text: `insert into call_counts as c (instance_id, hour, calls, errors)
        select n.id, date_trunc('hour', now()), n.calls, n.errors
        from unnest($1::int[], $2::int[], $3::int[]) n(id, calls, errors) join instances i on i.id = n.id
        order by n.id
        on conflict (instance_id, hour) do update set calls = c.calls + excluded.calls, errors = c.errors + excluded.errors`,
      values: [[...written.keys()], each.map(({ calls }) => calls), each.map(({ errors }) => errors)],
    });
  } catch (error) {
    for (const [id, count] of written) add(id, count);
    throw error;
  }
}

/** Calls and errors of an instance in each of the last 24 hours, the oldest first. Hours without a call have zeros. */
export async function listCallCounts(instanceId: number): Promise<(Count & { hour: string })[]> {
  const { rows } = await pool().query<Count & { hour: Date }>({
    name: "list_call_counts",
    text: `select h.hour, coalesce(c.calls, 0) calls, coalesce(c.errors, 0) errors
      from generate_series(date_trunc('hour', now()) - interval '23 hours', date_trunc('hour', now()), interval '1 hour') h(hour)
      left join call_counts c on c.instance_id = $1 and c.hour = h.hour order by h.hour`,
    values: [instanceId],
  });
  return rows.map(({ hour, calls, errors }) => ({ hour: hour.toISOString(), calls, errors }));
}

/** For how many days calls are counted. */
export const CALL_COUNT_DAYS = 8;

/** The hour of the last call of each of these instances; who had none in the days that are counted is left out. */
export async function listLastCalls(ids: number[]): Promise<Map<number, Date>> {
  const { rows } = await pool().query<{ id: number; hour: Date }>(
    "select instance_id id, max(hour) as hour from call_counts where instance_id = any($1::int[]) group by 1",
    [ids],
  );
  return new Map(rows.map(({ id, hour }) => [id, hour]));
}

/** Forgets counts that nothing shows any more. */
export async function deleteOldCounts(): Promise<void> {
  await pool().query(`delete from call_counts where hour < now() - interval '${CALL_COUNT_DAYS} days'`);
}
