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

type Found =
  | { step: "idle" }
  | { step: "reading"; read: number; of: number }
  | { step: "done"; result: VerificationResult }
  | { step: "failed"; problem: string };

/** The check as it runs, and the way to have it run. */
export function useLogVerification() {
  const [found, setFound] = useState<Found>({ step: "idle" });
  const busy = found.step === "reading";
  async function run() {
    if (busy) return;
    setFound({ step: "reading", read: 0, of: 0 });
    try {
      setFound({ step: "done", result: await verifyLog((read, of) => setFound({ step: "reading", read, of })) });
    } catch (error) {
      setFound({ step: "failed", problem: errorText(error) });
    }
  }
  return { found, busy, run: () => void run() };
}

/** What the check found, or how far it is. */
export function VerificationFindings({ found }: { found: Found }) {
  const now = useNow();
  if (found.step === "idle" || now === null) return null;
  if (found.step === "failed")
    return (
      <Notice tone="reconnect" role="alert" title="Nothing is known yet." className="mb-4">
        {found.problem}
      </Notice>
    );
  if (found.step === "reading") {
    return (
      <Notice tone="retrying" title="Reading every line." className="mb-4">
        <span className="tabular-nums">
          {found.of > 0 && `${inDigits(found.read)} of ${inDigits(found.of)} are as they were written.`}
        </span>
      </Notice>
    );
  }
  const { broken, end } = found.result;
  const { bold, rest } = verificationWords(found.result, now);
  return (
    <Notice tone={broken ? "reconnect" : "connected"} role={broken ? "alert" : "status"} title={bold} className="mb-4">
      {rest}
      {end && (
        <Disclosure summary="Where the trail ends now">
          <CopyField
            id="trail-end"
            label="End of the trail"
            value={end}
            hint="Keep it outside of this server. A later check that is given it finds also an end that was put back from an old copy."
          />
        </Disclosure>
      )}
    </Notice>
  );
}
