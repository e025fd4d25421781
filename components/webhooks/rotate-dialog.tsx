import { useState } from "react";
import { useTask } from "@/components/portal/use-task";
import { Button } from "@/components/ui/button";
import { Dialog, DialogActions } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import { NewKey } from "./new-key";

type RotateDialogProps = { onRotate: () => Promise<{ signatureKey: string }>; onClose: () => void };

/** Creates a new signature key, and shows it this once. */
export function RotateDialog({ onRotate, onClose }: RotateDialogProps) {
  const [key, setKey] = useState<string | null>(null);
  const { busy, problem, run } = useTask();
  const rotate = () => run(async () => setKey((await onRotate()).signatureKey));
  return (
    <Dialog title={key ? "Signature key" : "Rotate the signature key?"} onClose={onClose} keepOpen={key !== null} wide>
      {key ? (
        <NewKey value={key} onClose={onClose} />
      ) : (
        <>
          <p className="text-ink-2">
            For a day every event is signed with both keys, so your program keeps working while you change it.
          </p>
          {problem && (
            <Notice tone="reconnect" role="alert" title="The key was not rotated." className="mt-4">
              {problem}
            </Notice>
          )}
          <DialogActions>
            <Button onClick={onClose}>Cancel</Button>
            <Button variant="primary" busy={busy} busyLabel="Rotating" onClick={rotate}>
              Rotate key
            </Button>
          </DialogActions>
        </>
      )}
    </Dialog>
  );
}
