import { CircleCheck, CircleDashed, CircleMinus, Clock, TriangleAlert } from "lucide-react";
import { CHECK_STATES } from "@/components/copy/setup";
import { CodeBlock } from "@/components/ui/code-block";
import { CopyButton } from "@/components/ui/copy-button";
import { inputStyle } from "@/components/ui/field";
import { LinkButton } from "@/components/ui/link-button";
import { SkeletonBlock } from "@/components/ui/skeleton";
import type { Tone } from "@/components/ui/tone";
import type { Change, CheckResult, CheckState, CHECKS } from "@/lib/setup/view";

const SIGNS: Record<CheckState, { tone: Tone; Icon: typeof Clock }> = {
  ok: { tone: "connected", Icon: CircleCheck },
  warning: { tone: "expiring", Icon: Clock },
  failed: { tone: "reconnect", Icon: TriangleAlert },
  unchecked: { tone: "disabled", Icon: CircleMinus },
};

type CheckRowProps = { check: (typeof CHECKS)[number]; result: CheckResult | undefined };

/** One check: its state, what was found, and the line to change. Other pages link to it by the check's id. */
export function CheckRow({ check: { id, title }, result }: CheckRowProps) {
  const { tone, Icon } = result ? SIGNS[result.state] : { tone: "plain", Icon: CircleDashed };
  return (
    <li
      id={id}
      data-tone={tone}
      data-state={result?.state}
      className="grid scroll-mt-4 grid-cols-[20px_minmax(0,1fr)] gap-x-3 gap-y-1 border-b border-line px-4 py-3.5 last:border-b-0 target:bg-accent-soft/40 sm:grid-cols-[20px_172px_minmax(0,1fr)] sm:px-5"
    >
      <Icon className="mt-0.5 size-[18px] text-tone" />
      <h2 className="text-14">
        {title} {result && <span className="sr-only">: {CHECK_STATES[result.state]}</span>}
      </h2>
      <div className="grid min-w-0 gap-3 wrap-anywhere text-ink-2 max-sm:col-start-2">
        {result ? <p>{result.found}</p> : <SkeletonBlock className="mt-1.5 h-2 w-3/5" />}
        {result?.change && <ToChange change={result.change} title={title} />}
      </div>
    </li>
  );
}

function ToChange({ change, title }: { change: Change; title: string }) {
  if ("page" in change)
    return (
      <p>
        <LinkButton href={change.page}>{change.label}</LinkButton>
      </p>
    );
  const { line } = change;
  const what = `the line for ${title.toLowerCase()}`;
  if (line.includes("\n"))
    return <CodeBlock title="Lines to set" text={line} what={`the lines for ${title.toLowerCase()}`} />;
  return (
    <div className="flex">
      <input
        readOnly
        value={line}
        aria-label={`Line to change for ${title.toLowerCase()}`}
        className={`${inputStyle} relative min-w-0 font-mono text-ellipsis focus-visible:z-1 sm:text-13 scripting:rounded-r-none`}
      />
      <CopyButton text={line} what={what} size="joined" />
    </div>
  );
}
