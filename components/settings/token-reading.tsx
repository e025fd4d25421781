import type { SettingsChange, SettingsView } from "@/lib/accounts/view";
import { SettingSwitch } from "./setting-switch";

type TokenReadingProps = { settings: SettingsView; onChange: (change: SettingsChange) => Promise<void> };

/** Lets API clients read Xero access tokens, or not. */
export function TokenReading({ settings: { givesTokens }, onChange }: TokenReadingProps) {
  return (
    <SettingSwitch
      id="token-reading"
      title="Xero access tokens"
      label="Let API clients read Xero access tokens"
      hint={
        givesTokens
          ? "On. An API client with access to an instance can read its Xero access token."
          : "Off. Reading gets 403. API clients still reach Xero through passthrough."
      }
      isOn={givesTokens}
      done={{
        on: "API clients can read Xero access tokens.",
        off: "API clients can no longer read Xero access tokens.",
      }}
      onTurn={(on) => onChange({ givesTokens: on })}
    >
      Xero’s own SDK needs the Xero access token itself. An API client that has read one can use it for up to 30
      minutes, even after you disable the instance.
    </SettingSwitch>
  );
}
