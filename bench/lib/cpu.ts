import { readdirSync, readFileSync } from "node:fs";

// Linux counts a process's CPU time in hundredths of a second (USER_HZ).
const TICK_MS = 10;

/** CPU milliseconds that a process has used since it started, all threads, user and system. Linux only. */
export function cpuMilliseconds(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]!.split(" ");
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}

/** The same in milliseconds as exactly as Linux's scheduler counts them, of a process with one thread. */
export function cpuExactly(pid: number): number {
  return Number(readFileSync(`/proc/${pid}/schedstat`, "utf8").split(" ")[0]) / 1e6;
}

/** Resident memory of a process, in MB. Linux only. */
export const residentMegabytes = (pid: number) => statusMegabytes(pid, "VmRSS");

/** The most that it has had. */
export const peakMegabytes = (pid: number) => statusMegabytes(pid, "VmHWM");

function statusMegabytes(pid: number, field: string): number {
  return Number(new RegExp(`${field}:\\s+(\\d+)`).exec(readFileSync(`/proc/${pid}/status`, "utf8"))![1]) / 1024;
}

/** The process below `ancestor` whose command line begins so. */
export function descendant(ancestor: number, command: string): number {
  const parents = new Map(
    readdirSync("/proc")
      .filter((name) => /^\d+$/.test(name))
      .flatMap((pid) => parentOf(Number(pid))),
  );
  const isBelow = (pid: number | undefined): boolean =>
    pid === ancestor || (pid !== undefined && pid > 1 && isBelow(parents.get(pid)));
  const found = [...parents.keys()].find((pid) => isBelow(pid) && commandOf(pid).startsWith(command));
  if (!found) throw new Error(`no process "${command}" below ${ancestor}`);
  return found;
}

function parentOf(pid: number): [number, number][] {
  const stat = read(`/proc/${pid}/stat`);
  return stat === "" ? [] : [[pid, Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1])]];
}

const commandOf = (pid: number) => read(`/proc/${pid}/cmdline`).replaceAll("\0", " ");

/** A process may be gone by the time it is read. */
function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
