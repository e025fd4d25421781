import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import type pg from "pg";
import { EXPIRING_MS } from "@/lib/grants/token-life";
import { JITTER_MS } from "@/lib/grants/due";
import { freePort } from "@/scripts/ports";
import { startNode, untilAnswered } from "../lib/child";
import { residentMegabytes } from "../lib/cpu";
import { cpuTicks } from "./machine";

type Options = { processes: number; delay: number; environment: (xeroUrl: string) => NodeJS.ProcessEnv };

/**
 * All grants, of one app, got their tokens in the same second: they become due within a minute, and end ten minutes after the last of
 * them is due. Tells when the last one is renewed, and how many were late.
 */
export async function renewAll(database: pg.Pool, { processes, delay, environment }: Options): Promise<void> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const xero = startNode(["--import", "tsx", "bench/renew/xero.ts", String(port), String(delay)]);
  const xeroEnded = once(xero, "exit");
  await untilAnswered(xero, `${url}/calls`);
  await database.query(
    `update grants set version = 1, issued_at = now(), expires_at = now() + $1 * interval '1 ms',
      renew_at = now() + random() * $2 * interval '1 ms'`,
    [EXPIRING_MS + JITTER_MS, JITTER_MS],
  );
  await database.query("vacuum analyze grants");
  const { rows } = await database.query<{ end: Date }>('select max(expires_at) "end" from grants');
  const end = rows[0]!.end;
  const workers = Array.from({ length: processes }, () =>
    startNode(["--import", "tsx", "e2e/drills/support/replica.ts"], environment(url)),
  );
  const workersEnded = workers.map((worker) => once(worker, "exit"));
  const left = async () =>
    (await database.query<{ count: number }>("select count(*)::int from grants where version = 1")).rows[0]!.count;
  const startedAt = performance.now();
  while ((await left()) > 0) await sleep(1_000);
  const seconds = (performance.now() - startedAt) / 1_000;
  const { rows: outcome } = await database.query<{ late: number; twice: number; margin: number }>(
    `select count(*) filter (where issued_at > $1)::int late, count(*) filter (where version > 2)::int twice,
      extract(epoch from $1 - max(issued_at))::int margin from grants`,
    [end],
  );
  const most = Number(await (await fetch(`${url}/most-in-a-minute`)).text());
  console.table([
    {
      processes,
      "Xero answers after": `${delay} ms`,
      "all renewed after": `${Math.round(seconds)} s`,
      "a second": Math.round(((await calls(url)) / seconds) * 10) / 10,
      "most in a minute": most,
      "late, renewed twice": `${outcome[0]!.late}, ${outcome[0]!.twice}`,
      "before their end": `${outcome[0]!.margin} s`,
      "CPU s each": workers.map(({ pid }) => Math.round(cpuTicks(pid!) / 100)).join(", "),
      "MB resident each": workers.map(({ pid }) => Math.round(residentMegabytes(pid!))).join(", "),
    },
  ]);
  for (const child of [...workers, xero]) child.kill("SIGTERM");
  await Promise.all([...workersEnded, xeroEnded]);
}

const calls = async (url: string) => Number(await (await fetch(`${url}/calls`)).text());
