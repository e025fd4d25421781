import Link from "next/link";
import { Bars } from "@/components/charts/bars";
import { ChartPanel } from "@/components/charts/chart-panel";
import { Plot, TimeAxis } from "@/components/charts/plot";
import { roundTop } from "@/components/charts/scale";
import { dateOfDay } from "@/components/time/format";
import { connectsSentence } from "@/components/copy/charts";
import { inDigits } from "@/components/copy/number";
import type { HistoryView } from "@/lib/overview/view";

const HEIGHT = 116;

export function ConnectsChart({ days }: { days: HistoryView["connects"] }) {
  const top = roundTop(Math.max(...days.map(({ count }) => count)));
  const summary = connectsSentence(days);
  return (
    <ChartPanel
      id="connects"
      title="Connects per day"
      span={`${days.length} days`}
      summary={
        <>
          {summary}{" "}
          {days.some(({ count }) => count > 0) && (
            <Link href="/dashboard/audit-log?group=connections">View in audit log</Link>
          )}
        </>
      }
      table={{
        name: "Connects per day",
        head: ["Day", "Connected"],
        rows: days.toReversed().map(({ day, count }) => ({ key: day, cells: [dateOfDay(day), inDigits(count)] })),
      }}
    >
      <Plot
        caption="Connected"
        label={summary}
        top={inDigits(top)}
        bottom="0"
        height={HEIGHT}
        valuesLabel="Connected, by day"
        values={days.map(({ day, count }) => `${dateOfDay(day)}: ${inDigits(count)} connected`)}
      >
        <Bars layers={[{ values: days.map(({ count }) => count) }]} top={top} height={HEIGHT} />
      </Plot>
      <TimeAxis from={dateOfDay(days[0]!.day)} middle={dateOfDay(days[Math.floor(days.length / 2)]!.day)} to="Today" />
    </ChartPanel>
  );
}
