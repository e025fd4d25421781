import { once } from "node:events";
import { freePort } from "@/scripts/ports";
import { startNode, untilAnswered } from "../lib/child";

type App = { key: string; secret: string };

/** Starts the peer, for as long as `work` takes with the address where it asks for a request token and redirects. */
export async function withGrant<T>(simulatorUrl: string, { key, secret }: App, work: Work<T>): Promise<T> {
  const port = await freePort();
  const settings = [String(port), new URL(simulatorUrl).port, key, secret];
  const child = startNode(["--import", "tsx", "bench/connect/grant-server.ts", ...settings]);
  const ended = once(child, "exit");
  try {
    const url = `http://localhost:${port}/connect/xero`;
    await untilAnswered(child, url, 302);
    return await work({ url, pid: child.pid! });
  } finally {
    child.kill();
    await ended;
  }
}

type Work<T> = (grant: { url: string; pid: number }) => Promise<T>;
