import { useEffect, useState } from "react";
import { sendForLines, streamErrorText } from "@/components/portal/stream";
import type { CheckId, CheckResult } from "@/lib/setup/view";

/** What has been found so far; `at` is when the run ended, null while it is under way. */
type Checked = { results: ReadonlyMap<CheckId, CheckResult>; at: number | null; problem: string | null };

const NOTHING: Checked = { results: new Map(), at: null, problem: null };

/** Runs all checks as the page opens, and again on request. Results arrive one by one. */
export function useChecks() {
  const [checked, setChecked] = useState(NOTHING);
  useEffect(() => {
    const stop = new AbortController();
    void check(setChecked, stop.signal);
    return () => stop.abort();
  }, []);
  return { checked, again: () => void check(setChecked, new AbortController().signal) };
}

async function check(show: (checked: Checked) => void, signal: AbortSignal): Promise<void> {
  let state = NOTHING;
  const change = (more: Partial<Checked>) => {
    if (!signal.aborted) show((state = { ...state, ...more }));
  };
  change({});
  try {
    const onLine = (line: unknown) => {
      const result = line as CheckResult;
      change({ results: new Map(state.results).set(result.id, result) });
    };
    await sendForLines("/api/portal/setup", {}, onLine, signal);
    change({ at: Date.now() });
  } catch (error) {
    change({ at: Date.now(), problem: streamErrorText(error) });
  }
}
