import { clock } from "@/components/time/format";
import { Disclosure } from "@/components/ui/disclosure";
import { TitledPanel } from "@/components/ui/panel";
import { Values } from "@/components/charts/values";
import { callsOfHour, callsSentence } from "@/components/copy/calls";
import { hourWords } from "@/components/copy/charts";
import type { CallsView } from "@/lib/instances/view";

const HEIGHT = 40;

/** Passthrough calls of the last 24 hours, one bar per hour, errors in red at the bottom. */
export function CallsPanel({ calls }: { calls: CallsView[] }) {
  const max = Math.max(...calls.map((hour) => hour.calls));
  return (
    <TitledPanel id="calls" title="API calls (24 h)">
      <p className="text-ink-2">{callsSentence(calls)}</p>
      {max > 0 && (
        <>
          <Bars calls={calls} max={max} />
          <Disclosure summary="Show as table">
            <Table calls={calls} />
          </Disclosure>
        </>
      )}
    </TitledPanel>
  );
}

function Bars({ calls, max }: { calls: CallsView[]; max: number }) {
  const high = (count: number) => (count / max) * HEIGHT;
  return (
    <div className="mt-3">
      <div className="relative">
        <svg
          role="img"
          aria-label={callsSentence(calls)}
          viewBox={`0 0 ${calls.length} ${HEIGHT}`}
          preserveAspectRatio="none"
          className="block h-14 w-full border-b border-line"
        >
          {calls.map(({ hour, calls: count, errors }, at) => (
            <g key={hour}>
              <rect x={at + 0.12} y={HEIGHT - high(count)} width={0.76} height={high(count)} className="fill-plot" />
              <rect
                x={at + 0.12}
                y={HEIGHT - high(errors)}
                width={0.76}
                height={high(errors)}
                className="fill-reconnect"
              />
            </g>
          ))}
        </svg>
        <Values
          label="API calls, by hour"
          texts={calls.map((hour) => `${hourWords(hour.hour)}: ${callsOfHour(hour)}`)}
        />
      </div>
      <p aria-hidden="true" className="mt-1 flex justify-between text-12 text-ink-3 tabular-nums">
        <span>{clock(Date.parse(calls[0]!.hour))}</span>
        <span>now</span>
      </p>
    </div>
  );
}

function Table({ calls }: { calls: CallsView[] }) {
  return (
    <table className="w-full text-13 tabular-nums">
      <thead className="text-left text-ink-3">
        <tr>
          <th className="py-1 font-medium">Hour</th>
          <th className="py-1 text-right font-medium">Calls</th>
          <th className="py-1 text-right font-medium">Errors</th>
        </tr>
      </thead>
      <tbody>
        {calls
          .filter((hour) => hour.calls > 0)
          .map(({ hour, calls: count, errors }) => (
            <tr key={hour} className="border-t border-line">
              <td className="py-1">{clock(Date.parse(hour))}</td>
              <td className="py-1 text-right">{count}</td>
              <td className="py-1 text-right">{errors}</td>
            </tr>
          ))}
      </tbody>
    </table>
  );
}
