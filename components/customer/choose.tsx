import { Ban, CircleCheck } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import { Box } from "@/components/ui/check-box";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import type { BusinessView, ChooseView } from "@/lib/connect/customer/view";
import { CustomerPage } from "./customer-page";
import type { Words } from "./words";

/** The choice among several businesses of one consent. What was chosen at Xero is chosen here. */
export function Choose({ words, view, path }: { words: Words; view: ChooseView; path: string }) {
  const { t } = words;
  const { host, linkId, attemptId, businesses, unavailable, isEmpty } = view;
  const action = `/api/customer/links/${linkId}/attempts/${attemptId}`;
  const names = businesses.map(({ name }) => name);
  return (
    <CustomerPage words={words} host={host} path={path} telling={view.telling}>
      <h1 className="text-24 leading-[1.2] tracking-large text-balance sm:text-28">
        {t("choose.title", { host: host.shortName })}
      </h1>
      <p className="mt-2 text-ink-2">{t("choose.lead")}</p>
      <form method="post" action={`${action}/choice`} className="mt-8 grid gap-6">
        {isEmpty && (
          <Notice tone="reconnect" role="alert" title={t("choose.none")}>
            {t("choose.noneLead")}
          </Notice>
        )}
        <fieldset>
          <legend className="sr-only">{t("choose.list")}</legend>
          <ul className="overflow-clip rounded-panel border border-line bg-surface *:not-first:border-t *:not-first:border-line">
            {businesses.map((business) => (
              <Business key={business.key} words={words} business={business} />
            ))}
            {unavailable.map(({ key, name }) => (
              <li key={key} className="grid gap-0.5 py-3.5 ps-[54px] pe-5 text-ink-2">
                <span className="flex flex-wrap items-center gap-x-2 font-medium wrap-anywhere" dir="auto">
                  {name}
                  <Badge tone="disabled" icon={<Ban aria-hidden="true" />}>
                    {t("choose.unavailable")}
                  </Badge>
                </span>
                <small className="text-14">{t("choose.unavailableWhy")}</small>
              </li>
            ))}
          </ul>
        </fieldset>
        {new Set(names).size < names.length && <p className="text-14 text-ink-3">{t("choose.sameName")}</p>}
        <div className="flex flex-col gap-3 sm:flex-row sm:items-center">
          <SubmitButton variant="primary" size="lg">
            {t("choose.connect")}
          </SubmitButton>
          <Button type="submit" formAction={`${action}/cancellation`} variant="ghost" size="lg">
            {t("choose.cancel")}
          </Button>
        </div>
      </form>
      <TimeLimit words={words} minutes={view.minutesLeft} action={`${action}/time`} />
    </CustomerPage>
  );
}

function Business({ words: { t }, business }: { words: Words; business: BusinessView }) {
  const { key, name, connectedSince } = business;
  const id = `about-${key}`;
  return (
    <li>
      <label
        htmlFor={key}
        className="grid cursor-pointer grid-cols-[18px_minmax(0,1fr)] gap-4 px-5 py-3.5 has-checked:has-enabled:bg-accent-soft/45"
      >
        <Box
          id={key}
          name="business"
          value={key}
          defaultChecked
          disabled={connectedSince !== null}
          aria-describedby={id}
          className="mt-[3px]"
        />
        <span className="min-w-0">
          <b className="flex flex-wrap items-center gap-x-2 font-semibold wrap-anywhere" dir="auto">
            {name}
            {connectedSince && (
              <Badge tone="connected" icon={<CircleCheck aria-hidden="true" />}>
                {t("choose.connected")}
              </Badge>
            )}
          </b>
          <small id={id} className="block text-14 leading-[1.45] text-ink-2">
            {aboutBusiness(t, business)}
          </small>
        </span>
      </label>
    </li>
  );
}

function aboutBusiness(t: Words["t"], business: BusinessView): string {
  if (business.connectedSince) return t("choose.since", { date: new Date(business.connectedSince) });
  if (business.isDemoCompany) return t("choose.demo");
  const { legalName, name, countryCode, currency } = business;
  return [legalName === name ? null : legalName, countryCode, currency].filter(Boolean).join(", ");
}

function TimeLimit({ words: { t }, minutes, action }: { words: Words; minutes: number; action: string }) {
  return (
    <form method="post" action={action} className="mt-6 flex flex-wrap items-center gap-x-3 text-14 text-ink-3">
      <span>{t("choose.waits", { minutes })}</span>
      <button type="submit" className="min-h-(--hit) cursor-pointer text-accent underline underline-offset-3">
        {t("choose.more")}
      </button>
    </form>
  );
}
