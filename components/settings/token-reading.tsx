import { useTask } from "@/components/portal/use-task";
import { CheckBox } from "@/components/ui/check-box";
import { Notice } from "@/components/ui/notice";
import { TitledPanel } from "@/components/ui/panel";
import { say } from "@/components/ui/toast";
import type { SettingsView } from "@/lib/accounts/view";

type TokenReadingProps = { settings: SettingsView; onChange: (change: Partial<SettingsView>) => Promise<void> };

/** The switch for handing access tokens out. */
export function TokenReading({ settings: { givesTokens }, onChange }: TokenReadingProps) {
  const { busy, problem, run } = useTask();

  function turn(on: boolean) {
    run(async () => {
      await onChange({ givesTokens: on });
      say(on ? "Programs may read access tokens." : "Programs can’t read access tokens any more.");
    });
  }

  return (
    <TitledPanel id="token-reading" title="Access tokens">
      <p className="mb-3 max-w-[60ch] text-ink-2">
        Xero’s own SDK needs the access token itself. A program that has read one can use it for up to 30 minutes, also
        after you disable its instance.
      </p>
      <CheckBox
        role="switch"
        aria-checked={givesTokens}
        label="Let programs read access tokens"
        hint={
          givesTokens
            ? "On. A program that may use an instance can read its access token."
            : "Off. Reading gets 403. Programs still reach Xero through passthrough."
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
