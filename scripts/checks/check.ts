/** One thing that must hold. A gate that is no test suite counts as one. */
export type Gate = { name: string; run: () => Promise<Outcome> };

/** `output` is shown when anything failed. */
export type Outcome = { passed: number; failed: number; output: string };

export type Report = Outcome & { name: string };

/** Runs gates, `width` at a time, and tells each one's outcome when it is known. */
export async function runGates(gates: Gate[], width = 1): Promise<Report[]> {
  const waiting = [...gates];
  const reports: Report[] = [];
  const worker = async () => {
    for (let gate = waiting.shift(); gate; gate = waiting.shift()) reports.push(await runGate(gate));
  };
  await Promise.all(Array.from({ length: width }, worker));
  return reports;
}

async function runGate({ name, run }: Gate): Promise<Report> {
  const begun = performance.now();
  const outcome = await run().catch((error: Error) => ({ passed: 0, failed: 1, output: error.stack ?? error.message }));
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  if (outcome.failed > 0) console.log(`\n${outcome.output.trim()}\n`);
  const verdict = outcome.failed > 0 ? "FAILED" : "ok";
  console.log(
    `${verdict.padEnd(6)}  ${name.padEnd(28)} ${String(outcome.passed).padStart(5)} passed ${String(outcome.failed).padStart(3)} failed  ${seconds.padStart(6)} s`,
  );
  return { name, ...outcome };
}

/** Tells the whole in one line, the last, and ends with a failure if there was any. */
export function conclude(reports: Report[]): never {
  const sum = (count: (report: Report) => number) => reports.reduce((total, report) => total + count(report), 0);
  const failed = sum((report) => report.failed);
  console.log(`\n${sum((report) => report.passed)} passed, ${failed} failed`);
  process.exit(failed > 0 ? 1 : 0);
}
