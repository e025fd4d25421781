import { useTask } from "@/components/portal/use-task";
import { CheckBox } from "@/components/ui/check-box";
import { Notice } from "@/components/ui/notice";
import { TitledPanel } from "@/components/ui/panel";
import { showToast } from "@/components/ui/toast";
import type { SettingsChange, SettingsView } from "@/lib/accounts/view";

type CustomerRemindersProps = { settings: SettingsView; onChange: (change: SettingsChange) => Promise<void> };

/** Reminds customers of instances that need them, or not. */
export function CustomerReminders({ settings: { remindsCustomers, sendsMail }, onChange }: CustomerRemindersProps) {
  const { busy, problem, run } = useTask();

  function turn(on: boolean) {
    run(async () => {
      await onChange({ remindsCustomers: on });
      showToast(on ? "Customers are reminded." : "Customers are no longer reminded.");
    });
  }

  return (
    <TitledPanel id="customer-reminders" title="Reminders to customers">
      <p className="mb-3 max-w-[60ch] text-ink-2">
        When an instance needs its customer, the address that its link was mailed to gets a link to reconnect: at once,
        and again after 3 and 10 days, until it is mended. An address gets at most one mail a day, and can stop them.
      </p>
      <CheckBox
        role="switch"
        aria-checked={remindsCustomers}
        label="Remind customers by email"
        hint={sendsMail ? undefined : "Email isn’t set up here, so nothing is sent. Set SMTP_URL and MAIL_FROM."}
        checked={remindsCustomers}
        aria-busy={busy || undefined}
        onChange={({ target }) => turn(target.checked)}
      />
      {problem && (
        <Notice tone="reconnect" role="alert" title="Nothing was changed." className="mt-3">
          {problem}
        </Notice>
      )}
    </TitledPanel>
  );
}
