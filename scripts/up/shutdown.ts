type Stop = () => Promise<unknown>;

const stops: Stop[] = [];
let ending: Promise<never> | null = null;

/** Has something stopped when we end; what was started last is stopped first. */
export function atEnd(stop: Stop): void {
  if (ending) void stop();
  else stops.unshift(stop);
}

export function isEnding(): boolean {
  return ending !== null;
}

/** Stops everything that was started, and ends the process. Only the first call's code and message count. */
export function end(code: number, message: string): Promise<never> {
  ending ??= stopEverything(code, message);
  return ending;
}

async function stopEverything(code: number, message: string): Promise<never> {
  (code === 0 ? console.log : console.error)(`\n${message}`);
  let failed = false;
  for (const stop of stops)
    await stop().catch((error: unknown) => {
      failed = true;
      console.error(explain(error));
    });
  process.exit(failed ? 1 : code);
}

/** An error and its causes, one a line. */
export function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause ? `${error.message}\n  caused by: ${explain(error.cause)}` : error.message;
}

export function endOnSignals(): void {
  process.on("uncaughtException", (error) => void end(1, explain(error)));
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
    process.on(signal, () => void end(0, "Stopping everything that was started ..."));
}
