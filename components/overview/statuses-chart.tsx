import { Bars } from "@/components/charts/bars";
import { ChartPanel } from "@/components/charts/chart-panel";
import { Line } from "@/components/charts/line";
import { Plot, TimeAxis } from "@/components/charts/plot";
import { lineEnds, roundTop } from "@/components/charts/scale";
import { dateOfDay } from "@/components/time/format";
import { statusesOfDay, statusesSentence } from "@/components/copy/charts";
import { inDigits } from "@/components/copy/number";
import { STATUS_WORDS } from "@/components/copy/status";
import type { HistoryView, OverviewView } from "@/lib/overview/view";
import { KEYS, StatusKeys, StatusSign } from "./status-keys";

type Day = HistoryView["statuses"][number];

const STACK = KEYS.filter((status) => status !== "connected").toReversed();
const SIGNS = Object.fromEntries(
  KEYS.map((status) => [STATUS_WORDS[status], <StatusSign key={status} status={status} />]),
);
const LINE_HEIGHT = 96;
const BARS_HEIGHT = 88;

/** `days` has every day of the axis, `counted` those with a count; the last one is now. */
export function StatusesChart({
  days,
  counted,
  atLeast,
}: { days: string[]; counted: Day[] } & Pick<OverviewView, "atLeast">) {
  const ofDay = new Map(counted.map((day) => [day.day, day]));
  const places = days.map((day) => ofDay.get(day) ?? null);
  const { low, high } = lineEnds(counted.map(({ connected }) => connected));
  const top = roundTop(Math.max(...counted.map((day) => STACK.reduce((sum, status) => sum + day[status], 0))));
  const now = counted.at(-1)!;
  const summary = statusesSentence(counted);
  return (
    <ChartPanel
      id="by-status"
      title="Instances by status"
      span={`${days.length} days`}
      summary={summary}
      table={{
        name: "Instances by status",
        signs: SIGNS,
        head: ["Day", ...KEYS.map((status) => STATUS_WORDS[status])],
        rows: counted.toReversed().map((day) => ({
          key: day.day,
          cells: [dateOfDay(day.day), ...KEYS.map((status) => inDigits(day[status]))],
        })),
      }}
    >
      <Plot
        caption="Connected"
        label={summary}
        top={inDigits(high)}
        bottom={inDigits(low)}
        height={LINE_HEIGHT}
        valuesLabel="Connected instances, by day"
        values={places.map((day, place) => `${dateOfDay(days[place]!)}: ${statusesOfDay(day, ["connected"])}`)}
      >
        <Line
          tone="connected"
          values={places.map((day) => day?.connected ?? null)}
          low={low}
          high={high}
          height={LINE_HEIGHT}
        />
      </Plot>
      <div className="h-4" />
      <Plot
        caption="Other statuses"
        label={`Instances with other statuses for each of ${days.length} days, now ${STACK.map((status) => `${now[status]} ${status}`).join(", ")}`}
        top={inDigits(top)}
        bottom="0"
        height={BARS_HEIGHT}
        valuesLabel="Instances with other statuses, by day"
        values={places.map((day, place) => `${dateOfDay(days[place]!)}: ${statusesOfDay(day, STACK)}`)}
      >
        <Bars
          layers={STACK.map((status) => ({ tone: status, values: places.map((day) => day?.[status] ?? 0) }))}
          top={top}
          height={BARS_HEIGHT}
        />
      </Plot>
      <TimeAxis from={dateOfDay(days[0]!)} middle={dateOfDay(days[Math.floor(days.length / 2)]!)} to="Today" />
      <div className="mt-3">
        <StatusKeys counts={now} atLeast={atLeast} />
      </div>
    </ChartPanel>
  );
}
