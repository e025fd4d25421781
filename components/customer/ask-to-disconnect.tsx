import { LinkButton } from "@/components/ui/link-button";
import { SubmitButton } from "@/components/ui/submit-button";
import { customerPages, type DisconnectView } from "@/lib/connect/customer/view";
import { CustomerPage } from "./customer-page";
import type { Words } from "./words";

/** Asks by name before a connection is ended. A page, since a dialog needs scripts. */
export function AskToDisconnect({ words, view, path }: { words: Words; view: DisconnectView; path: string }) {
  const { t } = words;
  const { host, hostId, id, name, others } = view;
  return (
    <CustomerPage words={words} host={host} path={path}>
      <h1 className="text-24 leading-[1.2] tracking-large text-balance wrap-anywhere sm:text-28">
        {t("own.askTitle", { business: name })}
      </h1>
      <p className="mt-2 text-ink-2">
        {t("own.askLead", { host: host.shortName })} {others > 0 && t("own.askOthers", { count: others })}
      </p>
      <p className="mt-2 text-ink-2">{t("own.askAgain")}</p>
      <form
        method="post"
        action={`/api/customer/connections/${hostId}/${id}/disconnection`}
        className="mt-8 flex flex-col gap-3 sm:flex-row"
      >
        <LinkButton href={customerPages.connections(hostId)} size="lg">
          {t("own.keep")}
        </LinkButton>
        <SubmitButton variant="danger-filled" size="lg">
          {t("own.actDisconnect")}
        </SubmitButton>
      </form>
    </CustomerPage>
  );
}
