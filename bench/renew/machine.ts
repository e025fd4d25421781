import { readFileSync } from "node:fs";

/** CPU time of a process so far, in hundredths of a second. Linux only. */
export function cpuTicks(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]!.split(" ");
  return Number(fields[11]) + Number(fields[12]);
}

/** Begins to watch the whole machine; the function it gives tells which share of its cores' time was used since. Linux only. */
export function busyShare(): () => number {
  const before = machineTicks();
  return () => {
    const now = machineTicks();
    return 1 - (now.idle - before.idle) / (now.all - before.all);
  };
}

function machineTicks() {
  const times = readFileSync("/proc/stat", "utf8").split("\n")[0]!.trim().split(/\s+/).slice(1, 9).map(Number);
  return { idle: times[3]! + times[4]!, all: times.reduce((sum, ticks) => sum + ticks, 0) };
}
