import { createHash, timingSafeEqual } from "node:crypto";
import { pool } from "./db";
import { env } from "./env";
import { errorName, log } from "./log";
import { databaseConnections, metricsText, queueDue, queueLateSeconds } from "./metrics";

/** What is due in each queue. Counting ends at 10,000: more is not more alarming, and takes longer. */
const QUEUES = {
  renewals: "from grants where renew_at <= now() and status <> 'reconnect' and claimed_at is null",
  deliveries: "from deliveries where next_at <= now() and claimed_at is null",
  revocations: "from revocations where next_at <= now() and claimed_at is null",
  reminders: "from reminders where next_at <= now()",
};
const TIME_OF = { renewals: "renew_at", deliveries: "next_at", revocations: "next_at", reminders: "next_at" };

const DEPTHS = Object.entries(QUEUES)
  .map(([queue, from]) => {
    const at = TIME_OF[queue as keyof typeof TIME_OF];
    return `select '${queue}' queue, count(*)::int due, coalesce(extract(epoch from now() - min(at)), 0)::float8 late
      from (select ${at} at ${from} order by ${at} limit 10000) q`;
  })
  .join(" union all ");

/**
 * Answers Prometheus: 404 where no METRICS_TOKEN is set, 401 without it as bearer. While the database is away, what only it knows is left as
 * it was.
 */
export async function answerScrape(request: Request): Promise<Response> {
  const token = env().METRICS_TOKEN;
  if (token === undefined) return new Response("Set METRICS_TOKEN to have metrics.\n", { status: 404 });
  if (!isSame(request.headers.get("authorization") ?? "", `Bearer ${token}`))
    return new Response("The bearer token is wrong.\n", { status: 401, headers: { "www-authenticate": "Bearer" } });
  await readDatabase();
  const { text, type } = await metricsText();
  return new Response(text, { headers: { "content-type": type, "cache-control": "no-store" } });
}

async function readDatabase(): Promise<void> {
  const connections = pool();
  databaseConnections.set({ state: "open" }, connections.totalCount);
  databaseConnections.set({ state: "idle" }, connections.idleCount);
  databaseConnections.set({ state: "waited for" }, connections.waitingCount);
  try {
    const { rows } = await connections.query<{ queue: string; due: number; late: number }>(DEPTHS);
    for (const { queue, due, late } of rows) {
      queueDue.set({ queue }, due);
      queueLateSeconds.set({ queue }, late);
    }
  } catch (error) {
    log.warn({ error: errorName(error) }, "the depth of the queues is not known");
  }
}

const sha256 = (text: string) => createHash("sha256").update(text).digest();
const isSame = (one: string, other: string) => timingSafeEqual(sha256(one), sha256(other));
