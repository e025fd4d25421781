import { useTask } from "@/components/portal/use-task";
import { CheckBox } from "@/components/ui/check-box";
import { Notice } from "@/components/ui/notice";
import { TitledPanel } from "@/components/ui/panel";
import { showToast } from "@/components/ui/toast";
import type { SettingsChange, SettingsView } from "@/lib/accounts/view";

type TokenReadingProps = { settings: SettingsView; onChange: (change: SettingsChange) => Promise<void> };

/** Lets API clients read Xero access tokens, or not. */
export function TokenReading({ settings: { givesTokens }, onChange }: TokenReadingProps) {
  const { busy, problem, run } = useTask();

  function turn(on: boolean) {
    run(async () => {
      await onChange({ givesTokens: on });
      showToast(on ? "API clients can read Xero access tokens." : "API clients can no longer read Xero access tokens.");
    });
  }

  return (
    <TitledPanel id="token-reading" title="Xero access tokens">
      <p className="mb-3 max-w-[60ch] text-ink-2">
        Xero’s own SDK needs the Xero access token itself. An API client that has read one can use it for up to 30
        minutes, even after you disable the instance.
      </p>
      <CheckBox
        role="switch"
        aria-checked={givesTokens}
        label="Let API clients read Xero access tokens"
        hint={
          givesTokens
            ? "On. An API client with access to an instance can read its Xero access token."
            : "Off. Reading gets 403. API clients still reach Xero through passthrough."
        }
        checked={givesTokens}
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
