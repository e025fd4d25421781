import { isEnding } from "./shutdown";

/** Says what is being done, does it, and says how long it took. */
export async function step<T>(name: string, work: () => T | Promise<T>): Promise<T> {
  if (isEnding()) return new Promise(() => undefined); // the process is about to exit
  const begun = performance.now();
  process.stdout.write(`  ${name} `.padEnd(52, "."));
  try {
    const result = await work();
    process.stdout.write(` ${((performance.now() - begun) / 1000).toFixed(1)} s\n`);
    return result;
  } catch (error) {
    if (!isEnding()) process.stdout.write(" failed\n");
    throw error;
  }
}
