import { existsSync, renameSync, rmSync } from "node:fs";

/**
 * Makes the folder `goal` unless it is there. It is made under another name and then renamed, so that a half-made one
 * is never used and of several processes that make it at once exactly one wins.
 */
export function makeOnce(goal: string, make: (draft: string) => void): void {
  if (existsSync(goal)) return;
  const draft = `${goal}.${process.pid}`;
  rmSync(draft, { recursive: true, force: true });
  try {
    make(draft);
    renameSync(draft, goal);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(goal)) throw error;
  }
}
