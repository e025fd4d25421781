import { Download } from "lucide-react";
import { LinkButton } from "@/components/ui/link-button";
import { customerPages, type OwnView } from "@/lib/connect/customer/view";
import { CustomerPage } from "./customer-page";
import { OwnConnection } from "./own-connection";
import type { Words } from "./words";

type OwnProps = { words: Words; view: OwnView; path: string };

/** The customer's own page: what is connected, what happened, and their record. */
export function Own({ words, view, path }: OwnProps) {
  const { t } = words;
  const { host, connections, hostId } = view;
  return (
    <CustomerPage words={words} host={host} path={path} aside={<Happened words={words} view={view} />}>
      <h1 className="text-24 leading-[1.2] tracking-large text-balance sm:text-28">{t("own.title")}</h1>
      <p className="mt-2 text-ink-2">{t("own.lead", { host: host.shortName })}</p>
      {connections.length === 0 ? (
        <p className="mt-8">{t("own.none")}</p>
      ) : (
        <ul aria-label={t("own.list")} className="mt-8 grid gap-4">
          {connections.map((connection) => (
            <OwnConnection key={connection.id} words={words} {...{ host, hostId, connection }} />
          ))}
        </ul>
      )}
    </CustomerPage>
  );
}

function Happened({ words: { t, language }, view: { host, hostId, happenings } }: Omit<OwnProps, "path">) {
  const date = new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, {
    dateStyle: "long",
    timeZone: "UTC",
  });
  return (
    <aside className="grid content-start gap-6 text-14 text-ink-2">
      <section aria-labelledby="happened">
        <h2 id="happened" className="mb-3 text-14 font-semibold text-ink">
          {t("own.happened")}
        </h2>
        <ol className="grid gap-3">
          {happenings.map(({ id, at, what, business }) => (
            <li key={id} className="wrap-anywhere">
              {t(`happened.${what}`, { host: host.shortName, business })}
              <time dateTime={at} className="block text-13 text-ink-3">
                {date.format(new Date(at))}
              </time>
            </li>
          ))}
        </ol>
      </section>
      <section aria-labelledby="record" className="border-t border-line pt-6">
        <h2 id="record" className="mb-2 text-14 font-semibold text-ink">
          {t("own.record")}
        </h2>
        <p className="mb-3">{t("own.recordLead")}</p>
        <LinkButton href={customerPages.record(hostId)} download>
          <Download aria-hidden="true" />
          {t("own.download")}
        </LinkButton>
      </section>
    </aside>
  );
}
