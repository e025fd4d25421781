import type { CallsView } from "@/lib/instances/view";
import { counted } from "./number";

/** What a day of calls looks like, in one sentence. */
export function callsSentence(calls: CallsView[]): string {
  const sum = (count: (hour: CallsView) => number) => calls.reduce((total, hour) => total + count(hour), 0);
  const [all, errors] = [sum((hour) => hour.calls), sum((hour) => hour.errors)];
  if (all === 0) return "No program has called Xero through Gangway in the last 24 hours.";
  const outcome = errors === 0 ? "all answered well" : `${counted(errors, "error")} among them`;
  return `${counted(all, "call")} through Gangway in the last 24 hours, ${outcome}.`;
}
