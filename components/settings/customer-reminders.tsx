import type { SettingsChange, SettingsView } from "@/lib/accounts/view";
import { SetupLink } from "@/components/setup/setup-link";
import { SettingSwitch } from "./setting-switch";

type CustomerRemindersProps = { settings: SettingsView; onChange: (change: SettingsChange) => Promise<void> };

const NotSent = () => (
  <>
    Email isn’t set up here, so nothing is sent. <SetupLink to="mail">Set it up</SetupLink>
  </>
);

/** Reminds customers of instances that need them, or not. */
export function CustomerReminders({ settings: { remindsCustomers, sendsMail }, onChange }: CustomerRemindersProps) {
  return (
    <SettingSwitch
      id="customer-reminders"
      title="Reminders to customers"
      label="Remind customers by email"
      hint={sendsMail ? undefined : <NotSent />}
      isOn={remindsCustomers}
      done={{ on: "Customers are reminded.", off: "Customers are no longer reminded." }}
      onTurn={(on) => onChange({ remindsCustomers: on })}
    >
      When an instance needs its customer, the address that its link was mailed to gets a link to reconnect: at once,
      and again after 3 and 10 days, until it is mended. An address gets at most one mail a day, and can stop them.
    </SettingSwitch>
  );
}
