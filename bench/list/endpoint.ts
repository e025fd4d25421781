import { rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { load, type Measured, median, type Target } from "../lib/load";
import { withNextApp } from "../lib/next-app";
import type { Session } from "./server";

const CALLS = 300;
const ROUNDS = 5;

/**
 * The list's endpoint, one call at a time, beside two floors: a route handler of a Next.js application that answers the
 * same bytes from memory, and the product's own cheapest call that knows who asks.
 */
export async function measureEndpoint({ url, cookie, pid }: Session): Promise<void> {
  const list = `${url}/api/portal/instances`;
  const headers = { cookie };
  const bytes = Buffer.from(await (await fetch(list, { headers })).arrayBuffer());
  await withMemory(bytes, async (memory) => {
    const targets: Target[] = [
      { name: "same bytes from memory", url: `${memory.url}/bytes`, pid: memory.pid, status: 200 },
      { name: "knows who asks, answers 400", url: `${list}?size=0`, pid, status: 400, headers },
      { name: "first page", url: list, pid, status: 200, headers },
      { name: "first page by name", url: `${list}?sort=name`, pid, status: 200, headers },
      { name: "search of a whole name", url: `${list}?search=bangworth+dental`, pid, status: 200, headers },
    ];
    const measured = await measure(targets);
    console.log(`\nThe endpoint, ${Math.round(bytes.length / 1024)} kB, one call at a time; p50 in milliseconds\n`);
    const floor = measured[0]!.p50;
    for (const { name, p50, p99, cpuPerCall } of measured)
      console.log(
        `${name}: ${p50.toFixed(2)} (${(p50 / floor).toFixed(2)} of the bytes from memory), p99 ${p99.toFixed(1)}, CPU ${cpuPerCall.toFixed(2)}`,
      );
  });
}

async function measure(targets: Target[]): Promise<Measured[]> {
  for (const target of targets) await load(target, CALLS, 1);
  const rounds: Measured[][] = targets.map(() => []);
  for (let round = 0; round < ROUNDS; round++)
    for (const [index, target] of targets.entries()) rounds[index]!.push(await load(target, CALLS, 1));
  return rounds.map((each) => median(each));
}

async function withMemory(bytes: Buffer, work: (memory: { url: string; pid: number }) => Promise<void>): Promise<void> {
  const file = join(tmpdir(), `gangway-bench-${process.pid}.json`);
  writeFileSync(file, bytes);
  try {
    await withNextApp("bench/list/memory", { path: "/bytes", env: { BYTES_FILE: file } }, work);
  } finally {
    rmSync(file, { force: true });
  }
}
