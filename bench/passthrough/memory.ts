import { readFileSync, writeFileSync } from "node:fs";
import { residentMegabytes } from "../lib/cpu";

/** How many MB of resident memory more than before a process holds at the peak of `work`. Linux only. */
export async function growthOf(pid: number, work: () => Promise<void>): Promise<number> {
  writeFileSync(`/proc/${pid}/clear_refs`, "5"); // forgets the peak so far (proc(5))
  const before = residentMegabytes(pid);
  await work();
  const peak = Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))![1]) / 1024;
  return peak - before;
}
