import { Bars } from "@/components/charts/bars";
import { ChartPanel } from "@/components/charts/chart-panel";
import { Plot, TimeAxis } from "@/components/charts/plot";
import { roundTop } from "@/components/charts/scale";
import { clock } from "@/components/time/format";
import { hourWords, renewalsSentence } from "@/components/copy/charts";
import { inDigits } from "@/components/copy/number";
import type { HistoryView } from "@/lib/overview/view";

const HEIGHT = 128;
const FAILED_HEIGHT = 56;

export function RenewalsChart({ hours }: { hours: HistoryView["renewals"] }) {
  const top = roundTop(Math.max(...hours.map(({ renewed }) => renewed)));
  const failedTop = roundTop(Math.max(...hours.map(({ failed }) => failed)));
  const summary = renewalsSentence(hours);
  const failed = hours.reduce((sum, hour) => sum + hour.failed, 0);
  return (
    <ChartPanel
      id="renewals"
      title="Renewals per hour"
      span="24 hours"
      summary={summary}
      table={{
        name: "Renewals per hour",
        head: ["Hour", "Renewed", "Failed"],
        rows: hours.toReversed().map(({ hour, ...counts }) => ({
          key: hour,
          cells: [clock(Date.parse(hour)), inDigits(counts.renewed), inDigits(counts.failed)],
        })),
      }}
    >
      <Plot
        caption="Renewed"
        label={summary}
        top={inDigits(top)}
        bottom="0"
        height={HEIGHT}
        valuesLabel="Renewed, by hour"
        values={hours.map(({ hour, renewed }) => `${hourWords(hour)}: ${inDigits(renewed)} renewed`)}
      >
        <Bars layers={[{ values: hours.map(({ renewed }) => renewed) }]} top={top} height={HEIGHT} />
      </Plot>
      <div className="h-4" />
      <Plot
        caption="Failed attempts"
        label={`${inDigits(failed)} failed attempts in 24 hours`}
        top={inDigits(failedTop)}
        bottom="0"
        height={FAILED_HEIGHT}
        valuesLabel="Failed attempts, by hour"
        values={hours.map((hour) => `${hourWords(hour.hour)}: ${inDigits(hour.failed)} failed`)}
      >
        <Bars
          layers={[{ tone: "reconnect", values: hours.map((hour) => hour.failed) }]}
          top={failedTop}
          height={FAILED_HEIGHT}
        />
      </Plot>
      <TimeAxis from={clock(Date.parse(hours[0]!.hour))} middle={clock(Date.parse(hours[12]!.hour))} to="Now" />
    </ChartPanel>
  );
}
