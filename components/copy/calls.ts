import type { CallsView } from "@/lib/instances/view";
import { counted } from "./number";

/** The calls of the last 24 hours in one sentence. */
export function callsSentence(calls: CallsView[]): string {
  const sum = (count: (hour: CallsView) => number) => calls.reduce((total, hour) => total + count(hour), 0);
  const [all, errors] = [sum((hour) => hour.calls), sum((hour) => hour.errors)];
  if (all === 0) return "No API calls in the last 24 hours.";
  const outcome = errors === 0 ? "no errors" : counted(errors, "error");
  return `${counted(all, "API call")} in the last 24 hours, ${outcome}.`;
}

/** "12 calls, no errors" of one hour. */
export function callsOfHour({ calls, errors }: CallsView): string {
  return `${counted(calls, "call")}, ${errors === 0 ? "no errors" : counted(errors, "error")}`;
}
