import { Ban, CircleCheck, Clock, Gauge, KeyRound, ServerOff, Unlink } from "lucide-react";
import type { ReactNode } from "react";
import { AskToReconnect } from "@/components/instances/ask-to-reconnect";
import { useNow } from "@/components/time/use-now";
import { LinkButton } from "@/components/ui/link-button";
import { Panel } from "@/components/ui/panel";
import { SubmitButton } from "@/components/ui/submit-button";
import type { Tone } from "@/components/ui/tone";
import { attentionWords } from "@/components/copy/attention";
import { capped } from "@/components/copy/number";
import { type AttentionItem, LIVE_CAP } from "@/lib/overview/view";
import { setupPath } from "@/lib/setup/view";
import { AskAll } from "./ask-all";

const SIGNS: Record<AttentionItem["kind"], { tone: Tone; Icon: typeof Ban }> = {
  reconnect: { tone: "reconnect", Icon: Unlink },
  no_worker: { tone: "reconnect", Icon: ServerOff },
  app: { tone: "reconnect", Icon: KeyRound },
  expired: { tone: "expired", Icon: Ban },
  expiring: { tone: "expiring", Icon: Clock },
  tier: { tone: "expiring", Icon: Gauge },
};

/** Items that need attention, each with its remedy; or that there are none. */
export function Attention({ items, canMail, note }: { items: AttentionItem[]; canMail: boolean; note: ReactNode }) {
  return (
    <section aria-labelledby="attention" className="mb-8">
      <div className="mb-3 flex flex-wrap items-baseline justify-between gap-x-4 text-13 text-ink-3">
        <h2 id="attention" className="text-14 text-ink">
          Needs attention <span className="ml-1 font-normal text-ink-3 tabular-nums">{items.length}</span>
        </h2>
        {note}
      </div>
      <Panel className="overflow-clip">
        {items.length === 0 ? (
          <Line tone="connected" Icon={CircleCheck} bold="Nothing needs attention.">
            Tokens renew automatically.
          </Line>
        ) : (
          <ul>
            {items.map((item) => (
              <Item key={"id" in item ? `${item.kind} ${item.id}` : item.kind} {...{ item, canMail }} />
            ))}
          </ul>
        )}
      </Panel>
    </section>
  );
}

type ItemProps = { item: AttentionItem; canMail: boolean };

function Item({ item, canMail }: ItemProps) {
  const now = useNow();
  const { bold, rest } = attentionWords(item, now ?? 0);
  return (
    <li className="border-b border-line last:border-b-0">
      <Line {...SIGNS[item.kind]} bold={bold} remedy={<Remedy {...{ item, canMail }} />}>
        {rest}
      </Line>
    </li>
  );
}

type LineProps = { tone: Tone; Icon: typeof Ban; bold: string; remedy?: ReactNode; children: ReactNode };

function Line({ tone, Icon, bold, remedy, children }: LineProps) {
  return (
    <div
      data-tone={tone}
      className="grid grid-cols-[20px_minmax(0,1fr)] items-center gap-x-3 gap-y-2 px-4 py-3.5 sm:grid-cols-[20px_minmax(0,1fr)_auto] sm:px-5"
    >
      <Icon className="mt-0.5 size-[18px] self-start text-tone" />
      <div className="wrap-anywhere">
        <b>{bold}</b>
        <p className="text-ink-2">{children}</p>
      </div>
      {remedy && <div className="max-sm:col-start-2">{remedy}</div>}
    </div>
  );
}

/** The button that fixes an item, or leads to where that is done. */
function Remedy({ item, canMail }: ItemProps) {
  if (item.kind === "no_worker") return <LinkButton href={setupPath("worker")}>View the line to set</LinkButton>;
  if (item.kind === "app" && item.problem !== "approval_missing")
    return (
      <LinkButton href={`/dashboard/apps/${item.id}`}>
        Replace secret<span className="sr-only"> of {item.name}</span>
      </LinkButton>
    );
  if (item.kind === "app" || item.kind === "tier")
    return (
      <LinkButton href={`/dashboard/apps/${item.id}`}>
        View app<span className="sr-only"> {item.name}</span>
      </LinkButton>
    );
  if (!item.only) {
    return (
      <div className="flex flex-wrap gap-2">
        <AskAll status={item.kind} canMail={canMail} />
        <LinkButton href={`/dashboard/instances?status=${item.kind}`} variant="ghost">
          View all {capped(item.count, LIVE_CAP)}
          <span className="sr-only"> that {item.kind === "reconnect" ? "need a reconnect" : `are ${item.kind}`}</span>
        </LinkButton>
      </div>
    );
  }
  return (
    <div className="flex flex-wrap gap-2">
      <AskToReconnect {...item.only} canMail={canMail} />
      <form method="post" action={`/api/portal/instances/${item.only.id}/reconnect`}>
        <SubmitButton variant="ghost" busyLabel="Going to Xero" aria-label={`Reconnect ${item.only.name}`}>
          Reconnect
        </SubmitButton>
      </form>
    </div>
  );
}
