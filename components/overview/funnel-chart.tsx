import Link from "next/link";
import { ChartPanel } from "@/components/charts/chart-panel";
import { STEP_WORDS } from "@/components/copy/attempt";
import { funnelSentence, leftAt, biggestDropOff } from "@/components/copy/charts";
import { inDigits } from "@/components/copy/number";
import { ATTEMPT_STEPS, type AttemptGroup } from "@/lib/attempts/view";
import { type Funnel, HISTORY_DAYS } from "@/lib/overview/view";

/** Connection attempts by the step they reached. Each number links to the attempts it counts. */
export function FunnelChart({ funnel }: { funnel: Funnel }) {
  const left = leftAt(funnel);
  const dropOff = biggestDropOff(funnel);
  const steps = ATTEMPT_STEPS.map((step, at) => ({
    step,
    name: STEP_WORDS[step],
    count: funnel[step],
    left: left[at],
  }));
  const percent = (count: number) => (funnel.started === 0 ? 0 : Math.round((count / funnel.started) * 100));
  return (
    <ChartPanel
      id="funnel"
      title="Onboarding, from start to connected"
      span={`${HISTORY_DAYS} days`}
      summary={
        <>
          {funnelSentence(funnel)} {dropOff && <Link href={attemptsPath(dropOff.group)}>View attempts</Link>}
        </>
      }
      table={{
        name: "Onboarding, from start to connected",
        head: ["Step", "Reached", "Dropped off"],
        rows: steps.map(({ step, name, count, left }) => ({
          key: step,
          cells: [
            name,
            <AttemptsLink key="count" of={step} count={count} />,
            left && <AttemptsLink key="left" of={left.group} count={left.count} />,
          ],
        })),
      }}
    >
      <ol className="grid gap-4">
        {steps.map(({ step, name, count }) => (
          <li
            key={step}
            className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 gap-y-1.5 tabular-nums sm:grid-cols-[92px_minmax(0,1fr)_84px]"
          >
            <span>{name}</span>
            <svg
              viewBox="0 0 100 20"
              preserveAspectRatio="none"
              aria-hidden="true"
              className="block h-5 w-full max-sm:order-1 max-sm:col-span-2 sm:h-6"
            >
              <rect width="100" height="20" className="fill-sunken" />
              <rect width={percent(count)} height="20" className="fill-plot" />
            </svg>
            <span>
              <AttemptsLink of={step} count={count} />{" "}
              {step !== "started" && funnel.started > 0 && (
                <span className="text-13 text-ink-3">{percent(count)}%</span>
              )}
            </span>
          </li>
        ))}
      </ol>
    </ChartPanel>
  );
}

/** A number of attempts, as a link to them. */
function AttemptsLink({ of, count }: { of: "started" | AttemptGroup; count: number }) {
  return (
    <Link href={attemptsPath(of)} prefetch={false} className="font-medium text-ink">
      {inDigits(count)}
    </Link>
  );
}

function attemptsPath(of: "started" | AttemptGroup): string {
  return of === "started" ? "/dashboard/attempts" : `/dashboard/attempts?group=${of}`;
}
