import { residentMegabytes } from "../lib/cpu";
import type { Session } from "./server";

const LOOK_MS = 100;

/** The export of every row: how long it takes, and what it adds to the server's memory. */
export async function measureExport({ url, cookie, pid }: Session): Promise<void> {
  const before = residentMegabytes(pid);
  let most = before;
  const look = setInterval(() => (most = Math.max(most, residentMegabytes(pid))), LOOK_MS);
  const startedAt = performance.now();
  const answer = await fetch(`${url}/api/portal/instances/export`, { headers: { cookie } });
  let [bytes, lines, half] = [0, 0, 0];
  for await (const chunk of answer.body as unknown as AsyncIterable<Uint8Array>) {
    bytes += chunk.length;
    for (const byte of chunk) if (byte === 10) lines += 1;
    if (half === 0 && performance.now() - startedAt > 5_000) half = residentMegabytes(pid);
  }
  clearInterval(look);
  const seconds = (performance.now() - startedAt) / 1000;
  console.log(
    `\nExport: ${lines - 1} rows, ${Math.round(bytes / 1e6)} MB in ${seconds.toFixed(1)} s; resident memory ` +
      `${Math.round(before)} MB before, ${Math.round(half)} MB after 5 s, ${Math.round(most)} MB at most`,
  );
}
