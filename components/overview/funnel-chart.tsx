import Link from "next/link";
import { ChartPanel } from "@/components/charts/chart-panel";
import { funnelSentence } from "@/components/words/charts";
import { inDigits } from "@/components/words/number";
import { type Funnel, HISTORY_DAYS } from "@/lib/overview/view";

/** How far runs through consent came. Only what was connected has a list of its own. */
export function FunnelChart({ funnel }: { funnel: Funnel }) {
  const steps = [
    { name: "Started", count: funnel.started },
    { name: "Sent to Xero", count: funnel.sent },
    { name: "Came back", count: funnel.returned },
    { name: "Connected", count: funnel.connected, href: "/dashboard/activity?group=connections" },
  ];
  const percent = (count: number) => (funnel.started === 0 ? 0 : Math.round((count / funnel.started) * 100));
  return (
    <ChartPanel
      id="funnel"
      title="Onboarding, from start to connected"
      span={`${HISTORY_DAYS} days`}
      says={funnelSentence(funnel)}
      table={{
        name: "Onboarding, from start to connected",
        head: ["Step", "Reached", "Left here"],
        rows: steps.map(({ name, count }, step) => ({
          key: name,
          cells: [name, inDigits(count), steps[step + 1] ? inDigits(count - steps[step + 1]!.count) : ""],
        })),
      }}
    >
      <ol className="grid gap-4">
        {steps.map(({ name, count, href }, step) => (
          <li
            key={name}
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
              {href ? (
                <Link href={href} className="font-medium text-ink">
                  {inDigits(count)}
                </Link>
              ) : (
                <b className="font-medium">{inDigits(count)}</b>
              )}{" "}
              {step > 0 && funnel.started > 0 && <span className="text-13 text-ink-3">{percent(count)}%</span>}
            </span>
          </li>
        ))}
      </ol>
    </ChartPanel>
  );
}
