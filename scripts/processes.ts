import { setTimeout as sleep } from "node:timers/promises";

export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** Waits until `done` says so; true when it did within `ms`. */
export async function waitUntil(done: () => boolean | Promise<boolean>, ms: number, step = 50): Promise<boolean> {
  for (const end = Date.now() + ms; Date.now() < end; await sleep(step)) if (await done()) return true;
  return done();
}
