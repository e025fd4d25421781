import { type FormEvent, useState } from "react";
import { counted } from "@/components/copy/number";
import { useTask } from "@/components/portal/use-task";
import { Button } from "@/components/ui/button";
import { Dialog, DialogActions } from "@/components/ui/dialog";
import { TextField } from "@/components/ui/field";
import { formText } from "@/components/ui/form-text";
import { Notice } from "@/components/ui/notice";
import { showToast } from "@/components/ui/toast";

type ReplayDialogProps = {
  onReplay: (range: { from: string; to: string }) => Promise<{ events: number }>;
  onClose: () => void;
};

/** Sends the events between two times, of the reader's clock. */
export function ReplayDialog({ onReplay, onClose }: ReplayDialogProps) {
  const { busy, problem, run } = useTask();
  const [isMissing, setMissing] = useState(false);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const [from, to] = ["from", "to"].map((name) => new Date(formText(event.currentTarget, name)));
    const isWrong = !(from && to && from.getTime() > 0 && to.getTime() > 0);
    setMissing(isWrong);
    if (!isWrong)
      run(async () => {
        const { events } = await onReplay({ from: from.toISOString(), to: to.toISOString() });
        showToast(events > 0 ? `${counted(events, "event")} queued.` : "There was nothing to send.");
        onClose();
      });
  }

  return (
    <Dialog title="Replay events" onClose={onClose}>
      <form noValidate onSubmit={submit} className="grid gap-5">
        <p className="text-ink-2">
          Sends what happened between two times, as far back as deliveries are kept. Events that were delivered or
          failed are sent again under the same id; those that were missed are sent for the first time.
        </p>
        <div className="grid gap-5 sm:grid-cols-2">
          <TextField name="from" id="replay-from" type="datetime-local" label="From" />
          <TextField name="to" id="replay-to" type="datetime-local" label="Until" />
        </div>
        {(isMissing || problem) && (
          <Notice tone="reconnect" role="alert" title="Nothing was sent.">
            {isMissing ? "Enter both times." : problem}
          </Notice>
        )}
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" busy={busy} busyLabel="Queuing">
            Replay
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
