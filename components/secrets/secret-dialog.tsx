import { type FormEvent, useState } from "react";
import { sendJson } from "@/components/portal/request";
import { useTask } from "@/components/portal/use-task";
import { Button } from "@/components/ui/button";
import { CopyField } from "@/components/ui/copy-field";
import { Dialog, DialogActions } from "@/components/ui/dialog";
import { formText } from "@/components/ui/form-text";
import { Notice } from "@/components/ui/notice";
import { PasswordField } from "@/components/ui/password-field";
import { missing } from "@/components/copy/password";
import { secretWords } from "@/components/copy/secret";
import type { SecretOwner } from "@/lib/accounts/view";
import { OVERLAP_HOURS } from "@/lib/accounts/secret-overlap";

/** As the portal API names it. */
export type SecretAct = "reading" | "rotation";

type SecretDialogProps = {
  owner: SecretOwner;
  email: string;
  act: SecretAct;
  onClose: () => void;
};

/** Asks for the password, then shows the secret. */
export function SecretDialog({ owner, email, act, onClose }: SecretDialogProps) {
  const [secret, setSecret] = useState<string | null>(null);
  const { title, rotation } = secretWords(owner);
  const name = title.toLowerCase();

  return (
    <Dialog
      title={secret ? title : `${act === "rotation" ? "Rotate" : "Show"} the ${name}?`}
      onClose={onClose}
      keepOpen={secret !== null}
      wide={secret !== null}
    >
      {secret && <Shown label={title} secret={secret} isNew={act === "rotation"} onClose={onClose} />}
      {!secret && (
        <Question owner={owner} email={email} act={act} onSecret={setSecret} onClose={onClose}>
          {act === "rotation" ? rotation : "Anyone who sees this secret can use it."}
        </Question>
      )}
    </Dialog>
  );
}

type QuestionProps = {
  owner: SecretOwner;
  email: string;
  act: SecretAct;
  onSecret: (secret: string) => void;
  onClose: () => void;
  children: string;
};

function Question({ owner, email, act, onSecret, onClose, children }: QuestionProps) {
  const { busy, problem, run } = useTask();
  const [error, setError] = useState<string>();

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const password = formText(event.currentTarget, "password");
    const wrong = missing(password, "your password");
    setError(wrong);
    if (wrong) return;
    run(async () => {
      const answer = await sendJson<{ secret: string }>("POST", `/api/portal/secrets/${owner}/${act}`, { password });
      onSecret(answer.secret);
    });
  }

  return (
    <form noValidate onSubmit={submit}>
      <p className="mb-4 text-ink-2">{children}</p>
      <input type="hidden" name="username" autoComplete="username" value={email} />
      <PasswordField
        name="password"
        id={`${owner}-${act}-password`}
        label="Your password"
        autoComplete="current-password"
        error={error}
      />
      {problem && (
        <Notice tone="reconnect" role="alert" title="Nothing was shown or changed." className="mt-4">
          {problem}
        </Notice>
      )}
      <DialogActions>
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" variant="primary" busy={busy} busyLabel={act === "rotation" ? "Rotating" : "Showing"}>
          {act === "rotation" ? "Rotate secret" : "Show secret"}
        </Button>
      </DialogActions>
    </form>
  );
}

type ShownProps = { label: string; secret: string; isNew: boolean; onClose: () => void };

function Shown({ label, secret, isNew, onClose }: ShownProps) {
  return (
    <>
      {isNew && (
        <p className="mb-4 text-ink-2">
          Update your API clients within {OVERLAP_HOURS} hours. Then revoke the previous secret here, or let it expire.
        </p>
      )}
      <CopyField id="secret-shown" label={label} value={secret} />
      <DialogActions>
        <Button variant="primary" onClick={onClose}>
          Done
        </Button>
      </DialogActions>
    </>
  );
}
