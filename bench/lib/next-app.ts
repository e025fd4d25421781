import { once } from "node:events";
import { rmSync } from "node:fs";
import { freePort } from "@/scripts/ports";
import { NEXT } from "@/scripts/up/build";
import { startNode, untilAnswered } from "./child";
import { descendant } from "./cpu";

/** Builds and starts a small application of the benchmarks' own with the product's Next.js, for as long as `work` takes. It is ready when `path` answers 200. */
export async function withNextApp<T>(
  folder: string,
  { path, env }: { path: string; env?: Record<string, string> },
  work: (app: { url: string; pid: number }) => Promise<T>,
): Promise<T> {
  const settings = { ...process.env, ...env, NODE_ENV: "production" as const, NEXT_TELEMETRY_DISABLED: "1" };
  try {
    const [code] = (await once(startNode([NEXT, "build", folder], settings), "exit")) as [number];
    if (code !== 0) throw new Error(`next build ${folder} ended with code ${code}`);
    const port = await freePort();
    const child = startNode([NEXT, "start", folder, "--port", String(port)], settings);
    const ended = once(child, "exit");
    try {
      const url = `http://localhost:${port}`;
      await untilAnswered(child, url + path);
      return await work({ url, pid: descendant(child.pid!, "next-server") });
    } finally {
      child.kill("SIGTERM");
      await ended;
    }
  } finally {
    rmSync(`${folder}/.next`, { recursive: true, force: true });
  }
}
