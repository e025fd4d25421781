import { log } from "./log";

const SIGNALS = ["SIGTERM", "SIGINT"] as const;

/** The HTTP server of scripts/server.js. There is none where Next.js starts alone, and in processes that only work. */
const server = () =>
  (globalThis as typeof globalThis & { gangwayServer?: { stop: () => Promise<void> } }).gangwayServer;

/**
 * On SIGTERM or SIGINT: takes no new requests, and ends the process when those under way are answered and `work` is finished, and
 * then `last`. Next.js alone ends it as soon as the last request is answered, and knows no hook for work of ours: so its listeners wait.
 */
export function finishBeforeExit(work: () => Promise<unknown>, last: () => Promise<void>): void {
  let finishing: Promise<unknown> | null = null;
  const finish = () => (finishing ??= Promise.all([server()?.stop(), work()]).then(last).catch(warn));
  for (const signal of SIGNALS) {
    const others = process.listeners(signal);
    process.removeAllListeners(signal);
    process.on(signal, () => void endAfter(finish(), signal, others));
  }
}

const warn = (error: Error) => log.warn({ error: error.name }, "left unfinished");

async function endAfter(
  work: Promise<unknown>,
  signal: NodeJS.Signals,
  others: NodeJS.SignalsListener[],
): Promise<void> {
  await work;
  if (others.length === 0) process.exit(0);
  for (const listener of others) listener.call(process, signal);
}
