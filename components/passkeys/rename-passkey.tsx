import { type FormEvent, useState } from "react";
import { sendJson } from "@/components/portal/request";
import { useTask } from "@/components/portal/use-task";
import { Button } from "@/components/ui/button";
import { Dialog, DialogActions } from "@/components/ui/dialog";
import { TextField } from "@/components/ui/field";
import { formText } from "@/components/ui/form-text";
import { Notice } from "@/components/ui/notice";
import { missing } from "@/components/copy/password";
import type { PasskeyView } from "@/lib/accounts/view";
import { PASSKEYS } from "./add-passkey";

type RenamePasskeyProps = { passkey: PasskeyView; onRenamed: () => Promise<unknown>; onClose: () => void };

export function RenamePasskey({ passkey, onRenamed, onClose }: RenamePasskeyProps) {
  const { busy, problem, run } = useTask();
  const [error, setError] = useState<string>();

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const name = formText(event.currentTarget, "passkey-name").trim();
    const wrong = missing(name, "a name");
    setError(wrong);
    if (wrong) return;
    run(async () => {
      await sendJson("PATCH", `${PASSKEYS}/${passkey.id}`, { name });
      onClose();
      await onRenamed();
    });
  }

  return (
    <Dialog title={`Rename ${passkey.name}`} onClose={onClose}>
      <form noValidate onSubmit={submit} className="mt-4 grid gap-4">
        <TextField
          name="passkey-name"
          label="Name"
          autoComplete="off"
          maxLength={80}
          defaultValue={passkey.name}
          error={error}
        />
        {problem && (
          <Notice tone="reconnect" role="alert" title="It was not renamed.">
            {problem}
          </Notice>
        )}
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" busy={busy} busyLabel="Renaming">
            Rename
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
