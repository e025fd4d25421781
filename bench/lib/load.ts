import { Pool } from "undici";
import { cpuMilliseconds } from "./cpu";

export type Target = { name: string; url: string; pid: number; status: number; headers?: Record<string, string> };
export type Measured = { name: string; perSecond: number; p50: number; p99: number; cpuPerCall: number };

/** Calls a target `calls` times, `atOnce` at a time. Times in milliseconds; CPU is the server process's own. */
export async function load(
  { name, url, pid, status, headers = {} }: Target,
  calls: number,
  atOnce: number,
): Promise<Measured> {
  const { origin, pathname, search } = new URL(url);
  const pool = new Pool(origin, { connections: atOnce });
  const times: number[] = [];
  let left = calls;
  const work = async () => {
    while (left-- > 0) {
      const startedAt = performance.now();
      const answer = await pool.request({ path: pathname + search, method: "GET", headers });
      await answer.body.dump();
      if (answer.statusCode !== status) throw new Error(`${name} answered ${answer.statusCode}`);
      times.push(performance.now() - startedAt);
    }
  };
  const cpuBefore = cpuMilliseconds(pid);
  const startedAt = performance.now();
  await Promise.all(Array.from({ length: atOnce }, work));
  const seconds = (performance.now() - startedAt) / 1000;
  const cpuPerCall = (cpuMilliseconds(pid) - cpuBefore) / calls;
  await pool.close();
  times.sort((a, b) => a - b);
  const at = (part: number) => times[Math.floor(part * (times.length - 1))]!;
  return { name, perSecond: calls / seconds, p50: at(0.5), p99: at(0.99), cpuPerCall };
}

/** The round in the middle, by CPU: noise of the machine falls out on both sides. */
export function median(rounds: Measured[]): Measured {
  return rounds.toSorted((a, b) => a.cpuPerCall - b.cpuPerCall)[Math.floor(rounds.length / 2)]!;
}
