import { TitledPanel } from "@/components/ui/panel";
import { connectionSentence } from "@/components/copy/app";
import type { AppDetails } from "@/lib/apps/view";

/** Connected organisations, on the scale of the smallest of Xero's tiers that fits. */
export function ConnectionMeter({ app: { connections, meter } }: { app: AppDetails }) {
  return (
    <TitledPanel id="connections" title="Connections">
      <p className="text-22 leading-none font-medium">{connections.toLocaleString("en-GB")}</p>
      {meter && (
        <div aria-hidden="true" className="mt-3 h-2 overflow-hidden rounded-[3px] bg-sunken">
          <div className="h-full bg-plot" style={{ width: `${(connections / meter.most) * 100}%` }} />
        </div>
      )}
      <p className="mt-2 text-13 text-ink-2">{connectionSentence(connections, meter)}</p>
    </TitledPanel>
  );
}
