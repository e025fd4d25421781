import type { Measured } from "../lib/load";

/** Prints what was measured, ratios first. */
export function report(measured: Measured[]): void {
  const [empty, ours, peer] = measured as [Measured, Measured, Measured];
  const cpu = (of: Measured, to: Measured) => (of.cpuPerCall / to.cpuPerCall).toFixed(2);
  console.log(`CPU per call, oauth/token : empty handler     ${cpu(ours, empty)}`);
  console.log(`CPU per call, oauth/token : grant on express  ${cpu(ours, peer)}`);
  console.log(`Calls/s, oauth/token : grant on express       ${(ours.perSecond / peer.perSecond).toFixed(2)}`);
  console.table(
    measured.map(({ name, perSecond, p50, p99, cpuPerCall }) => ({
      name,
      "CPU ms/call": cpuPerCall.toFixed(2),
      "calls/s": Math.round(perSecond),
      "p50 ms": p50.toFixed(1),
      "p99 ms": p99.toFixed(1),
    })),
  );
}
