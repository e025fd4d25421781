import { clock } from "@/components/time/format";
import type { CheckResult, CheckState } from "@/lib/setup/view";
import { inWords } from "./number";
import { upperFirst } from "./upper-first";

/** What a check's icon says to those who do not see it. */
export const CHECK_STATES: Record<CheckState, string> = {
  ok: "Fine",
  warning: "Warning",
  failed: "Failed",
  unchecked: "Not checked",
};

type Counted = Pick<CheckResult, "state">[];

/** "Two things to change, 15 fine, one not checked. Checked at 14:37." */
export function setupSummary(results: Counted, of: number, at: number | null, zone?: string): string {
  if (at === null) return `Checking: ${results.length} of ${of} done.`;
  const count = (...states: CheckState[]) => results.filter(({ state }) => states.includes(state)).length;
  const [wrong, fine, unchecked] = [count("failed", "warning"), count("ok"), count("unchecked")];
  const change =
    wrong === 0 ? "Nothing to change" : `${upperFirst(inWords(wrong))} ${wrong === 1 ? "thing" : "things"} to change`;
  const rest = [`${inWords(fine)} fine`, ...(unchecked > 0 ? [`${inWords(unchecked)} not checked or not set up`] : [])];
  return `${[change, ...rest].join(", ")}. Checked at ${clock(at, zone)}.`;
}
