import { Check, Info } from "lucide-react";
import type { ReactNode } from "react";
import { Moment } from "@/components/time/moment";
import { Disclosure } from "@/components/ui/disclosure";
import { Notice } from "@/components/ui/notice";
import type { KeysStep } from "@/lib/attempts/view";

type Test = NonNullable<KeysStep["test"]>;
type Passed = Extract<Test, { ok: true }>;
type Failed = Extract<Test, { ok: false }>;

/** Xero gave a request token: what that proves, and what it does not. */
export function TestPassed({ kind, test }: { kind: KeysStep["kind"]; test: Passed }) {
  return (
    <div id="answer">
      <Notice tone="connected" role="status" title="Xero accepts these keys">
        <ul className="mt-2 grid gap-1.5">
          <Proved>
            {kind === "public" ? "Key and secret belong together." : "Key and certificate belong together."}
          </Proved>
          <Proved>The callback URL is on the app’s callback domain.</Proved>
          <Proved>
            Xero answered in {test.milliseconds.toLocaleString("en-GB")} ms, at <Moment at={test.at} />.
          </Proved>
          {kind === "partner" && <Mind>Partner apps sign with the RSA key, so Xero did not check the secret.</Mind>}
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

/** Xero was asked, to test the keys or to go on, and did not give a request token. */
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
