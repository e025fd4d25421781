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

/** Xero took the keys: what that proves, and what it does not. */
export function TestPassed({ step, test }: { step: Pick<KeysStep, "protocol" | "kind">; test: Passed }) {
  const { proved, mind } = keysAnswer(step);
  return (
    <div id="answer">
      <Notice tone="connected" role="status" title="Xero accepts these keys">
        <ul className="mt-2 grid gap-1.5">
          {proved.map((text) => (
            <Proved key={text}>{text}</Proved>
          ))}
          <Proved>
            Xero answered in {test.milliseconds.toLocaleString("en-GB")} ms, at <Moment at={test.at} />.
          </Proved>
          {mind.map((text) => (
            <Mind key={text}>{text}</Mind>
          ))}
          {test.warning && <Mind>{test.warning}</Mind>}
        </ul>
      </Notice>
    </div>
  );
}

function Proved({ children }: { children: ReactNode }) {
  return (
    <li className="flex gap-2 text-ink-2 tabular-nums">
      <Check className="mt-[3px] size-3.5 shrink-0 text-tone" />
      <span>{children}</span>
    </li>
  );
}

function Mind({ children }: { children: ReactNode }) {
  return (
    <li className="flex gap-2 text-ink-2">
      <Info className="mt-[3px] size-3.5 shrink-0" />
      <span>{children}</span>
    </li>
  );
}

/** Xero was asked, to test the keys or to go on, and did not take the keys. */
export function TestFailed({ message, detail }: Omit<Failed, "ok">) {
  return (
    <div id="answer">
      <Notice tone="reconnect" role="alert" title="These keys could not be used yet.">
        {message} What you typed is kept.
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
