import { Notice } from "@/components/ui/notice";
import { inWords } from "@/components/copy/number";
import { keyLabels } from "@/components/copy/keys";
import type { KeysField, KeysStep } from "@/lib/attempts/view";

const FIELDS = ["name", "key", "secret", "privateKey"] as const satisfies KeysField[];

/** At the top of the form, so that an error further down is not missed. */
export function FieldProblems({ protocol, problems }: Pick<KeysStep, "protocol" | "problems">) {
  const wrong = FIELDS.filter((field) => problems[field]);
  if (wrong.length === 0) return null;
  return (
    <div id="answer">
      <Notice
        tone="reconnect"
        role="alert"
        title={wrong.length === 1 ? "Check one field." : `Check ${inWords(wrong.length)} fields.`}
      >
        Nothing was sent to Xero yet, and your entries are kept.
        <ul className="mt-2 grid gap-1.5">
          {wrong.map((field) => (
            <li key={field}>
              <a href={`#${field}`}>{keyLabels(protocol)[field]}</a>
            </li>
          ))}
        </ul>
      </Notice>
    </div>
  );
}
