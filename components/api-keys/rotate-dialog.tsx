import { useState } from "react";
import { useTask } from "@/components/portal/use-task";
import { Button } from "@/components/ui/button";
import { Dialog, DialogActions } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import { OVERLAP_HOURS } from "@/lib/accounts/secret-overlap";
import { NewKey } from "./new-key";

type RotateDialogProps = { name: string; onRotate: () => Promise<{ key: string }>; onClose: () => void };

/** Replaces an API key, and shows the new one this once. */
export function RotateDialog({ name, onRotate, onClose }: RotateDialogProps) {
  const [key, setKey] = useState<string | null>(null);
  const { busy, problem, run } = useTask();
  const rotate = () => run(async () => setKey((await onRotate()).key));
  return (
    <Dialog title={key ? "New API key" : `Rotate ${name}?`} onClose={onClose} keepOpen={key !== null} wide>
      {key ? (
        <NewKey value={key} onClose={onClose} />
      ) : (
        <>
          <p className="text-ink-2">
            Gangway creates a new key. The old one keeps working for {OVERLAP_HOURS} hours, so you can update your
            program. If the old one has leaked, revoke the key instead and create another.
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
