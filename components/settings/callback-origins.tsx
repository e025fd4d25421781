import type { FormEvent } from "react";
import { useTask } from "@/components/portal/use-task";
import { Button } from "@/components/ui/button";
import { TextArea } from "@/components/ui/field";
import { formText } from "@/components/ui/form-text";
import { Notice } from "@/components/ui/notice";
import { TitledPanel } from "@/components/ui/panel";
import { showToast } from "@/components/ui/toast";
import type { SettingsChange } from "@/lib/accounts/view";

type CallbackOriginsProps = { origins: string[]; onChange: (change: SettingsChange) => Promise<void> };

/** The origins that callback URLs of API clients may have. */
export function CallbackOrigins({ origins, onChange }: CallbackOriginsProps) {
  const { busy, problem, run } = useTask();

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const callbackOrigins = formText(event.currentTarget, "origins").split(/\s+/).filter(Boolean);
    run(async () => {
      await onChange({ callbackOrigins });
      showToast(callbackOrigins.length > 0 ? "Only these origins are allowed now." : "Any origin is allowed now.");
    });
  }

  return (
    <TitledPanel id="callback-origins" title="Callback origins">
      <p className="mb-3 max-w-[60ch] text-ink-2">
        Redirect URLs your API clients may use. Others are rejected with 403. Connecting on Gangway’s own pages is
        always allowed. Return addresses of links have to be at one of these origins, so without any there is no return.
      </p>
      <form noValidate onSubmit={submit} className="grid gap-3">
        <TextArea
          name="origins"
          label="Allowed origins"
          mono
          rows={3}
          defaultValue={origins.join("\n")}
          key={origins.join("\n")}
          hint="One per line, such as https://app.example.com. Leave empty to allow any redirect URL."
        />
        {problem && (
          <Notice tone="reconnect" role="alert" title="Nothing was changed.">
            {problem}
          </Notice>
        )}
        <Button type="submit" busy={busy} busyLabel="Saving" className="sm:justify-self-start">
          Save origins
        </Button>
      </form>
    </TitledPanel>
  );
}
