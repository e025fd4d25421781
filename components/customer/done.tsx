import { CircleCheck } from "lucide-react";
import { customerPages, type DoneView } from "@/lib/connect/customer/view";
import { CustomerPage } from "./customer-page";
import { HostLink } from "./host-link";
import { Plank } from "./plank";
import { rich, type Words } from "./words";

/** The last page: what is connected, the way back, and what happens next. */
export function Done({ words, view, path }: { words: Words; view: DoneView; path: string }) {
  const { t } = words;
  const { host, businesses, isReconnect, returnUrl } = view;
  const values = { host: host.shortName, count: businesses.length, business: businesses[0]?.name ?? "" };
  return (
    <CustomerPage words={words} host={host} path={path} telling={view.telling}>
      <Plank words={words} host={host} state="laid" />
      <h1 className="text-24 leading-[1.2] tracking-large text-balance wrap-anywhere sm:text-28">
        {t(isReconnect ? "done.reconnected" : "done.title", values)}
      </h1>
      <p className="mt-2 text-ink-2">{t("done.lead")}</p>
      <div className="mt-8 grid gap-6">
        <Connected words={words} businesses={businesses} />
        {returnUrl ? (
          <HostLink href={returnUrl} variant="primary" className="sm:justify-self-start">
            {t("done.back", { host: host.shortName })}
          </HostLink>
        ) : (
          <p>{t("done.close")}</p>
        )}
        <Next words={words} view={view} />
        <p className="text-14 text-ink-3">
          {t("done.changed")} <a href={customerPages.connections(view.hostId)}>{t("own.see")}</a>
        </p>
      </div>
    </CustomerPage>
  );
}

function Connected({ words: { areasOf }, businesses }: { words: Words; businesses: DoneView["businesses"] }) {
  return (
    <ul className="rounded-panel border border-line bg-surface *:not-first:border-t *:not-first:border-line">
      {businesses.map(({ id, name, access }) => (
        <li key={id} className="flex gap-3 px-5 py-3.5">
          <CircleCheck aria-hidden="true" className="mt-1 size-4 shrink-0 text-connected" />
          <span className="min-w-0">
            <b className="font-semibold wrap-anywhere" dir="auto">
              {name}
            </b>
            <small className="block text-14 text-ink-2 first-letter:uppercase">{areasOf(access.areas)}</small>
          </span>
        </li>
      ))}
    </ul>
  );
}

function Next({ words: { t, areasOf }, view: { host, businesses } }: { words: Words; view: DoneView }) {
  const areas = areasOf(businesses[0]?.access.areas ?? []);
  const steps = (["nextReads", "nextStays", "nextHear"] as const).map((key) => ({
    key,
    text: t.rich(`done.${key}`, { ...rich, host: host.shortName, areas }),
  }));
  return (
    <section aria-labelledby="next">
      <h2 id="next" className="mb-3 text-16 font-semibold">
        {t("done.next")}
      </h2>
      <ol className="grid gap-3 text-ink-2">
        {steps.map(({ key, text }, at) => (
          <li key={key} className="grid grid-cols-[24px_minmax(0,1fr)]">
            <span aria-hidden="true" className="text-ink-3">
              {at + 1}
            </span>
            <span>{text}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
