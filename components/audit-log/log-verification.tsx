import { useState } from "react";
import { errorText } from "@/components/portal/request";
import { useNow } from "@/components/time/use-now";
import { CopyField } from "@/components/ui/copy-field";
import { Disclosure } from "@/components/ui/disclosure";
import { Notice } from "@/components/ui/notice";
import { verificationWords } from "@/components/copy/audit-log";
import { inDigits } from "@/components/copy/number";
import type { VerificationResult } from "@/lib/audit-log/view";
import { verifyLog } from "./verify-log";

type Verification =
  | { step: "idle" }
  | { step: "reading"; read: number; of: number }
  | { step: "done"; result: VerificationResult }
  | { step: "failed"; problem: string };

/** The running or finished verification, and how to start it. */
export function useLogVerification() {
  const [state, setState] = useState<Verification>({ step: "idle" });
  const busy = state.step === "reading";
  async function run() {
    if (busy) return;
    setState({ step: "reading", read: 0, of: 0 });
    try {
      setState({ step: "done", result: await verifyLog((read, of) => setState({ step: "reading", read, of })) });
    } catch (error) {
      setState({ step: "failed", problem: errorText(error) });
    }
  }
  return { state, busy, run: () => void run() };
}

/** The result of the verification, or its progress. */
export function VerificationNotice({ state }: { state: Verification }) {
  const now = useNow();
  if (state.step === "idle" || now === null) return null;
  if (state.step === "failed")
    return (
      <Notice tone="reconnect" role="alert" title="The log was not verified." className="mb-4">
        {state.problem}
      </Notice>
    );
  if (state.step === "reading") {
    return (
      <Notice tone="retrying" title="Verifying the log." className="mb-4">
        <span className="tabular-nums">
          {state.of > 0 && `${inDigits(state.read)} of ${inDigits(state.of)} entries verified.`}
        </span>
      </Notice>
    );
  }
  const { broken, end } = state.result;
  const { bold, rest } = verificationWords(state.result, now);
  return (
    <Notice tone={broken ? "reconnect" : "connected"} role={broken ? "alert" : "status"} title={bold} className="mb-4">
      {rest}
      {end && (
        <Disclosure summary="Current end of the log">
          <CopyField
            id="log-end"
            label="End of the log"
            value={end}
            hint="Store this outside the server and pass it to npm run verify:audit-log later, to detect a log that was replaced by an older copy."
          />
        </Disclosure>
      )}
    </Notice>
  );
}
