import { CircleCheck, CirclePause, Unlink } from "lucide-react";
import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { LinkButton } from "@/components/ui/link-button";
import { SubmitButton } from "@/components/ui/submit-button";
import type { Host } from "@/lib/branding/view";
import { type ConnectionView, customerPages } from "@/lib/connect/customer/view";
import { rich, type Words } from "./words";

const SIGNS = {
  connected: { tone: "connected", icon: <CircleCheck aria-hidden="true" /> },
  reconnect: { tone: "reconnect", icon: <Unlink aria-hidden="true" /> },
  paused: { tone: "disabled", icon: <CirclePause aria-hidden="true" /> },
} as const;

type OwnConnectionProps = { words: Words; host: Host; hostId: string; connection: ConnectionView };

/** One connection: its business, its status in words, and what can be done. */
export function OwnConnection({ words, host, hostId, connection }: OwnConnectionProps) {
  const { t } = words;
  const { id, name, status } = connection;
  const values = { ...rich, host: host.shortName };
  return (
    <li className="grid gap-4 rounded-panel border border-line bg-surface p-5">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 className="text-16 font-semibold wrap-anywhere" dir="auto">
          {name}
        </h2>
        <Badge {...SIGNS[status]}>{t(`own.${status}`)}</Badge>
      </div>
      {status === "reconnect" && <p className="text-ink-2">{t.rich("own.explainReconnect", values)}</p>}
      {status === "paused" && <p className="text-ink-2">{t.rich("own.explainPaused", values)}</p>}
      <Facts words={words} connection={connection} />
      <div className="flex flex-wrap gap-3">
        {status === "reconnect" && (
          <form method="post" action={`/api/customer/connections/${hostId}/${id}/reconnection`}>
            <SubmitButton variant="primary">
              {t("own.actReconnect")}
              <span className="sr-only"> {name}</span>
            </SubmitButton>
          </form>
        )}
        <LinkButton
          href={customerPages.disconnect(hostId, id)}
          variant={status === "reconnect" ? "ghost" : "secondary"}
        >
          {t("own.actDisconnect")}
          <span className="sr-only"> {name}</span>
        </LinkButton>
      </div>
    </li>
  );
}

function Facts({ words: { t, areasOf, language }, connection }: Pick<OwnConnectionProps, "words" | "connection">) {
  const { lastUseAt, since, isNew, access } = connection;
  const dates = new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, { dateStyle: "long", timeZone: "UTC" });
  return (
    <dl className="grid gap-3 text-14 sm:grid-cols-3">
      <Fact term={t("own.since")}>{dates.format(new Date(since))}</Fact>
      <Fact term={t("own.lastUse")}>
        {lastUseAt ? dates.format(new Date(lastUseAt)) : t(isNew ? "own.lastUseNotYet" : "own.lastUseNone")}
      </Fact>
      <Fact term={t("own.reads")}>
        <span className="inline-block first-letter:uppercase">{areasOf(access.areas)}</span>
      </Fact>
    </dl>
  );
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-13 text-ink-3">{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}
