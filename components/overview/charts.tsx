import { Notice } from "@/components/ui/notice";
import { Button } from "@/components/ui/button";
import { Panel } from "@/components/ui/panel";
import { SkeletonBlock, Loading } from "@/components/ui/skeleton";
import type { OverviewView } from "@/lib/overview/view";
import { ConnectsChart } from "./connects-chart";
import { FunnelChart } from "./funnel-chart";
import { RenewalsChart } from "./renewals-chart";
import { StatusesChart } from "./statuses-chart";
import { useHistory } from "./use-overview";

// Panels of a row are as high as each other, until one shows its table.
const GRID = "grid gap-4 has-[details[open]]:items-start lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]";

/** Health over time, for admins. Today's counts are the live ones of the page. */
export function Charts({ counts, atLeast }: Pick<OverviewView, "counts" | "atLeast">) {
  const { value, error, refresh } = useHistory();
  if (!value) return error ? <ChartsError message={error.message} onRetry={refresh} /> : <ChartsSkeleton />;
  const days = value.connects.map(({ day }) => day);
  const today = days.at(-1)!;
  const counted = [...value.statuses.filter(({ day }) => day < today), { day: today, ...counts }];
  return (
    <div className={GRID}>
      <StatusesChart days={days} counted={counted} atLeast={atLeast} />
      <RenewalsChart hours={value.renewals} />
      <FunnelChart funnel={value.funnel} />
      <ConnectsChart days={value.connects} />
    </div>
  );
}

function ChartsError({ message, onRetry }: { message: string; onRetry: () => void }) {
  return (
    <Notice tone="reconnect" role="alert" title="The charts could not be loaded.">
      {message} The numbers above are up to date.
      <div className="mt-3">
        <Button onClick={onRetry}>Try again</Button>
      </div>
    </Notice>
  );
}

const PANELS = { statuses: "h-[432px]", renewals: "h-[432px]", funnel: "h-[288px]", connects: "h-[288px]" };

function ChartsSkeleton() {
  return (
    <Loading what="charts">
      <div className={GRID}>
        {Object.entries(PANELS).map(([name, height]) => (
          <Panel key={name} className={`grid content-start gap-4 p-5 ${height}`}>
            <SkeletonBlock className="h-2.5 w-1/3" />
            <SkeletonBlock className="h-28 w-full" />
            <SkeletonBlock className="h-2 w-3/5" />
          </Panel>
        ))}
      </div>
    </Loading>
  );
}
