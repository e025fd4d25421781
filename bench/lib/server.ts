import { once } from "node:events";
import { freePort } from "@/scripts/ports";
import { startNode, untilAnswered } from "./child";

type Server = { url: string; pid: number };

/** Starts a server of the benchmarks' own, told its PORT and the rest, for as long as `work` takes. It is ready when `path` answers 200. */
export async function withServer<T>(
  program: string,
  { path, env }: { path: string; env: Record<string, string> },
  work: (server: Server) => Promise<T>,
): Promise<T> {
  const port = await freePort();
  const child = startNode(["--import", "tsx", program], { ...process.env, ...env, PORT: String(port) });
  const ended = once(child, "exit");
  try {
    const url = `http://localhost:${port}`;
    await untilAnswered(child, url + path);
    return await work({ url, pid: child.pid! });
  } finally {
    child.kill();
    await ended;
  }
}
