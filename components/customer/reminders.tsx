import { SubmitButton } from "@/components/ui/submit-button";
import type { Host } from "@/lib/branding/view";
import { CustomerPage } from "./customer-page";
import type { Words } from "./words";

type RemindersProps = { words: Words; path: string; id: string; host: Host; isStopped: boolean };

/** Stops the mails that remind a customer to reconnect: only by the button, since mail scanners open links. */
export function Reminders({ words, path, id, host, isStopped }: RemindersProps) {
  const { t } = words;
  return (
    <CustomerPage words={words} host={host} path={path}>
      <h1 className="text-24 leading-[1.2] tracking-large text-balance sm:text-28">
        {t(isStopped ? "reminders.stopped" : "reminders.title", { host: host.shortName })}
      </h1>
      <p className="mt-2 text-ink-2">
        {t(isStopped ? "reminders.stoppedLead" : "reminders.lead", { host: host.shortName })}
      </p>
      {!isStopped && (
        <form method="post" action="/api/customer/reminders" className="mt-8">
          <input type="hidden" name="stop" value={id} />
          <SubmitButton variant="primary" size="lg" className="max-sm:w-full">
            {t("reminders.stop")}
          </SubmitButton>
        </form>
      )}
    </CustomerPage>
  );
}
