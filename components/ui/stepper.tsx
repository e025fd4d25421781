import { clsx } from "./class-names";
import { Check, X } from "lucide-react";

type StepperProps = {
  steps: readonly string[];
  /** Index of the current step. */
  at: number;
  /** Why it stopped, for screen readers: "declined". */
  stopped?: string;
};

type StepState = "done" | "now" | "stopped" | "ahead";

const BAR: Record<StepState, string> = {
  done: "border-accent text-ink-2",
  now: "border-accent font-semibold text-ink",
  stopped: "border-reconnect font-semibold text-reconnect",
  ahead: "border-line text-ink-3",
};

export function Stepper({ steps, at, stopped }: StepperProps) {
  const where = `step ${at + 1} of ${steps.length}: ${steps[at]}`;
  const stateOf = (index: number): StepState =>
    index < at ? "done" : index > at ? "ahead" : stopped ? "stopped" : "now";
  return (
    <>
      <p className="mb-2 text-13 text-ink-2 sm:hidden">{stopped ? `Stopped at ${where}` : `S${where.slice(1)}`}</p>
      <ol aria-label="Progress" className="mb-6 grid auto-cols-fr grid-flow-col gap-1 text-13 sm:mb-10">
        {steps.map((step, index) => (
          <Step key={step} step={step} state={stateOf(index)} stopped={stopped} last={index === steps.length - 1} />
        ))}
      </ol>
    </>
  );
}

/** Phones show only the bars, below a line with the current step. */
function Step({ step, state, stopped, last }: { step: string; state: StepState; stopped?: string; last: boolean }) {
  const icon = "hidden size-[13px] shrink-0 stroke-[2.6] sm:block";
  return (
    <li
      aria-current={state === "now" || state === "stopped" ? "step" : undefined}
      className={clsx(
        "flex items-center gap-[5px] border-t-[3px] whitespace-nowrap max-sm:h-1 max-sm:rounded-[2px] max-sm:border-t-4 sm:pt-3",
        BAR[state],
      )}
    >
      {(state === "done" || (state === "now" && last)) && <Check className={clsx(icon, "text-accent")} />}
      {state === "stopped" && <X className={icon} />}
      <span className="max-sm:sr-only">{step}</span>
      {state === "done" && <span className="sr-only">, done</span>}
      {state === "stopped" && <span className="sr-only">, {stopped}</span>}
    </li>
  );
}
