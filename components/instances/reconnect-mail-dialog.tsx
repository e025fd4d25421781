import type { FormEvent } from "react";
import { useTask } from "@/components/portal/use-task";
import { Button } from "@/components/ui/button";
import { Dialog, DialogActions } from "@/components/ui/dialog";
import { TextField } from "@/components/ui/field";
import { formText } from "@/components/ui/form-text";

type ReconnectMailDialogProps = { name: string; onSend: (email: string) => Promise<void>; onClose: () => void };

/** Asks where to mail a reconnect link, when no address of the customer is known. */
export function ReconnectMailDialog({ name, onSend, onClose }: ReconnectMailDialogProps) {
  const { busy, problem, run } = useTask();

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const email = formText(event.currentTarget, "email");
    run(() => onSend(email).then(onClose));
  }

  return (
    <Dialog title={`Send a reconnect link for ${name}`} onClose={onClose}>
      <p className="mb-4 text-ink-2">No address of this customer is known yet. Later reminders go to it, too.</p>
      <form onSubmit={submit} noValidate>
        <TextField id="reconnect-email" name="email" type="email" label="Customer’s email" error={problem} />
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" busy={busy} busyLabel="Sending">
            Send
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
