import { ArrowRight } from "lucide-react";
import { LinkButton } from "@/components/ui/link-button";
import { SubmitButton } from "@/components/ui/submit-button";
import type { Host } from "@/lib/branding/view";
import { customerPages } from "@/lib/connect/customer/view";
import type { WelcomeView } from "@/lib/connect/customer/view";
import { CustomerPage } from "./customer-page";
import { Plank } from "./plank";
import { WelcomeAside } from "./welcome-aside";
import { WhatIsKept, WhatIsRead } from "./what-is-read";
import { rich, type Words } from "./words";

/** Why the host reads, in its own words where it has some in this language. */
const reasonOf = ({ t, language }: Words, { reasons, shortName }: Host) =>
  reasons[language] ?? t("welcome.lead", { host: shortName });

/** The first page of a link: who asks for what, what can't happen, and one button. */
export function Welcome({ words, view, path }: { words: Words; view: WelcomeView; path: string }) {
  const { t, areasInTitle } = words;
  const { host, access, reconnectName, linkId } = view;
  const what = access.canWrite ? "write" : "read";
  return (
    <CustomerPage
      words={words}
      host={host}
      path={path}
      telling={view.telling}
      aside={<WelcomeAside words={words} view={view} />}
    >
      <Plank words={words} host={host} state={reconnectName ? "broken" : "none"} />
      <h1 className="text-24 leading-[1.2] tracking-large text-balance wrap-anywhere sm:text-28">
        {reconnectName
          ? t("welcome.reconnectTitle", { business: reconnectName })
          : t("welcome.title", { host: host.name, what, areas: areasInTitle(access.areas) })}
      </h1>
      <p className="mt-2 wrap-anywhere text-ink-2" dir="auto">
        {reconnectName ? t("welcome.reconnectLead", { host: host.shortName }) : reasonOf(words, host)}
      </p>
      <div className="mt-8 grid gap-6">
        {reconnectName ? <WhatIsKept words={words} view={view} /> : <WhatIsRead words={words} view={view} />}
        {view.isTierFull && (
          <p className="text-14 wrap-anywhere text-ink-2">{t("welcome.full", { host: host.shortName })}</p>
        )}
        <form
          method="post"
          action={`/api/customer/links/${linkId}/attempts`}
          className="flex flex-col gap-3 sm:flex-row sm:items-center"
        >
          <SubmitButton variant="primary" size="lg" className="max-sm:w-full">
            {t("welcome.continue")}
            <ArrowRight aria-hidden="true" className="rtl:-scale-x-100" />
          </SubmitButton>
          <LinkButton href={customerPages.ended("not_now", { link: linkId })} variant="ghost" size="lg">
            {t("welcome.notNow")}
          </LinkButton>
        </form>
        <p className="text-14 text-ink-3">
          {reconnectName ? t.rich("welcome.chooseAtXero", { ...rich, business: reconnectName }) : t("welcome.after")}
        </p>
      </div>
    </CustomerPage>
  );
}
