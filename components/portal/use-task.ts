import { useState } from "react";
import { errorText } from "./request";

/** Runs async work: busy meanwhile, and `problem` is the sentence for a failure. */
export function useTask() {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function run(work: () => Promise<unknown>) {
    if (busy) return;
    setBusy(true);
    setProblem(null);
    try {
      await work();
    } catch (error) {
      setProblem(errorText(error));
    }
    setBusy(false);
  }

  return { busy, problem, run: (work: () => Promise<unknown>) => void run(work) };
}
