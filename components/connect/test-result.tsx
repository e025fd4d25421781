import { Check, Info } from "lucide-react";
import type { ReactNode } from "react";
import { Moment } from "@/components/time/moment";
import { Disclosure } from "@/components/ui/disclosure";
import { Notice } from "@/components/ui/notice";
import { keysAnswer } from "@/components/copy/keys";
import type { KeysStep } from "@/lib/attempts/view";

type Test = NonNullable<KeysStep["test"]>;
type Passed = Extract<Test, { ok: true }>;
type Failed = Extract<Test, { ok: false }>;

/** Xero accepted the keys: what that proves, and what it does not. */
export function TestPassed({ step, test }: { step: Pick<KeysStep, "protocol" | "kind">; test: Passed }) {
  const { verified, caveats } = keysAnswer(step);
  return (
    <div id="answer">
      <Notice tone="connected" role="status" title="Xero accepts these keys">
        <ul className="mt-2 grid gap-1.5">
          {verified.map((text) => (
            <Verified key={text}>{text}</Verified>
          ))}
          <Verified>
            Xero answered in {test.milliseconds.toLocaleString("en-GB")} ms, at <Moment at={test.at} />.
          </Verified>
          {caveats.map((text) => (
            <Caveat key={text}>{text}</Caveat>
          ))}
          {test.warning && <Caveat>{test.warning}</Caveat>}
        </ul>
      </Notice>
    </div>
  );
}

function Verified({ children }: { children: ReactNode }) {
  return (
    <li className="flex gap-2 text-ink-2 tabular-nums">
      <Check className="mt-[3px] size-3.5 shrink-0 text-tone" />
      <span>{children}</span>
    </li>
  );
}

function Caveat({ children }: { children: ReactNode }) {
  return (
    <li className="flex gap-2 text-ink-2">
      <Info className="mt-[3px] size-3.5 shrink-0" />
      <span>{children}</span>
    </li>
  );
}

/** Testing the keys or continuing with them failed at Xero, or on the way there. */
export function TestFailed({ message, detail }: Omit<Failed, "ok">) {
  return (
    <div id="answer">
      <Notice tone="reconnect" role="alert" title="Could not verify these keys.">
        {message} Your entries are kept.
        {detail !== null && (
          <Disclosure summary="Details for support">
            <p className="text-13 wrap-anywhere">
              Xero’s answer: <code className="font-mono">{detail}</code>
            </p>
          </Disclosure>
        )}
      </Notice>
    </div>
  );
}
