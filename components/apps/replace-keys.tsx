import { type FormEvent, useState } from "react";
import { PROTOCOL_WORDS } from "@/components/copy/protocol";
import { useTask } from "@/components/portal/use-task";
import { Button } from "@/components/ui/button";
import { TextArea } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { TitledPanel } from "@/components/ui/panel";
import { PasswordField } from "@/components/ui/password-field";
import { showToast } from "@/components/ui/toast";
import type { AppDetails } from "@/lib/apps/view";
import { signsWithKey } from "@/lib/xero/view";

type Replace = (value: string) => Promise<void>;

type ReplaceKeysProps = { app: AppDetails; onSecret: Replace; onPrivateKey: Replace };

/** Replaces an app's secret or private key, after a test at Xero. */
export function ReplaceKeys({ app, onSecret, onPrivateKey }: ReplaceKeysProps) {
  return (
    <>
      <ReplaceForm
        id="secret"
        title={PROTOCOL_WORDS[app.protocol].secret}
        text="Create a new secret on the app’s page at Xero and enter it here. Gangway tests it at Xero first; the stored secret stays until Xero accepts the new one."
        done="The new secret is in use."
        onReplace={onSecret}
      />
      {signsWithKey(app) && (
        <ReplaceForm
          id="private-key"
          title="Private key"
          text="Upload the new key’s certificate at Xero next to the current one, then paste the key. Xero accepts both meanwhile, so no renewal fails. Afterwards remove the old certificate at Xero."
          done="The new key is now in use."
          isLong
          onReplace={onPrivateKey}
        />
      )}
    </>
  );
}

type ReplaceFormProps = {
  id: string;
  title: string;
  text: string;
  done: string;
  isLong?: boolean;
  onReplace: Replace;
};

function ReplaceForm({ id, title, text, done, isLong = false, onReplace }: ReplaceFormProps) {
  const { busy, problem, run } = useTask();
  const [value, setValue] = useState("");
  const field = { name: id, label: `New ${title.toLowerCase()}`, value, mono: true, required: true };

  function submit(event: FormEvent) {
    event.preventDefault();
    run(async () => {
      await onReplace(value);
      setValue("");
      showToast(done);
    });
  }

  return (
    <TitledPanel id={`replace-${id}`} title={title}>
      <p className="mb-3 max-w-[60ch] text-ink-2">{text}</p>
      <form onSubmit={submit} className="grid max-w-[520px] gap-3">
        {isLong ? (
          <TextArea {...field} onChange={({ target }) => setValue(target.value)} />
        ) : (
          <PasswordField {...field} autoComplete="new-password" onChange={({ target }) => setValue(target.value)} />
        )}
        {problem && (
          <Notice tone="reconnect" role="alert" title="Nothing was replaced.">
            {problem} What you entered is still here.
          </Notice>
        )}
        <div>
          <Button type="submit" busy={busy} busyLabel="Asking Xero">
            Test and replace
          </Button>
        </div>
      </form>
    </TitledPanel>
  );
}
