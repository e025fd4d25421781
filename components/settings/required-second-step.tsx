import type { SettingsChange, SettingsView } from "@/lib/accounts/view";
import { SettingSwitch } from "./setting-switch";

type RequiredSecondStepProps = { settings: SettingsView; onChange: (change: SettingsChange) => Promise<void> };

/** Whether everybody who signs in with a password has to have a second step. */
export function RequiredSecondStep({ settings: { requiresSecondStep }, onChange }: RequiredSecondStepProps) {
  return (
    <SettingSwitch
      id="required-second-step"
      title="Second step"
      label="Require a second step of everybody"
      hint="Who has one is listed under People."
      isOn={requiresSecondStep}
      done={{ on: "A second step is required of everybody.", off: "A second step is no longer required." }}
      onTurn={(on) => onChange({ requiresSecondStep: on })}
    >
      Whoever signs in with a password and has none must add an authenticator app or a passkey before anything else. Who
      comes through single sign-on is your provider’s to check. API secrets and keys work as before.
    </SettingSwitch>
  );
}
