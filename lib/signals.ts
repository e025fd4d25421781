import { log } from "./log";

const SIGNALS = ["SIGTERM", "SIGINT"] as const;

/**
 * Has `work` finished before the process ends on SIGTERM or SIGINT. Next.js ends it as soon as the last request is answered,
 * and knows no hook for work of ours: so its listeners wait until the work is done.
 */
export function finishBeforeExit(work: () => Promise<void>): void {
  let finishing: Promise<void> | null = null;
  const finish = () =>
    (finishing ??= work().catch((error: Error) => log.warn({ error: error.name }, "left unfinished")));
  for (const signal of SIGNALS) {
    const others = process.listeners(signal);
    process.removeAllListeners(signal);
    process.on(signal, () => void endAfter(finish(), signal, others));
  }
}

async function endAfter(work: Promise<void>, signal: NodeJS.Signals, others: NodeJS.SignalsListener[]): Promise<void> {
  await work;
  if (others.length === 0) process.exit(0);
  for (const listener of others) listener.call(process, signal);
}
