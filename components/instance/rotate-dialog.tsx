import { useState } from "react";
import { useTask } from "@/components/portal/use-task";
import { Button } from "@/components/ui/button";
import { CopyField } from "@/components/ui/copy-field";
import { Dialog, DialogActions } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";

type RotateDialogProps = { name: string; onRotate: () => Promise<string>; onClose: () => void };

export function RotateDialog({ name, onRotate, onClose }: RotateDialogProps) {
  const [token, setToken] = useState<string | null>(null);
  const [isRotating, setRotating] = useState(false);
  // Closing before the answer would lose the token.
  const close = () => !isRotating && onClose();

  async function rotate() {
    setRotating(true);
    setToken(await onRotate().finally(() => setRotating(false)));
  }

  return (
    <Dialog
      title={token ? `New instance token for ${name}` : `Rotate the instance token of ${name}?`}
      onClose={close}
      keepOpen={token !== null}
      wide={token !== null}
    >
      {token ? <NewToken token={token} onClose={onClose} /> : <Question onRotate={rotate} onClose={close} />}
    </Dialog>
  );
}

function Question({ onRotate, onClose }: { onRotate: () => Promise<void>; onClose: () => void }) {
  const { busy, problem, run } = useTask();
  return (
    <>
      <p className="text-ink-2">
        Gangway creates a new instance token and the old one stops working immediately. Calls fail with 401 until your
        product uses the new one. The connection to Xero is not affected.
      </p>
      {problem && (
        <Notice tone="reconnect" role="alert" title="The instance token was not rotated." className="mt-4">
          {problem}
        </Notice>
      )}
      <DialogActions>
        <Button onClick={onClose}>Cancel</Button>
        <Button variant="danger-filled" busy={busy} busyLabel="Rotating" onClick={() => run(onRotate)}>
          Rotate token
        </Button>
      </DialogActions>
    </>
  );
}

function NewToken({ token, onClose }: { token: string; onClose: () => void }) {
  return (
    <>
      <p className="mb-4 text-ink-2">
        The old one no longer works. Copy the new one now: Gangway stores only a hash of it, so it can’t be shown again.
      </p>
      <div ref={selectText}>
        <CopyField id="new-token" label="Instance token" value={token} />
      </div>
      <DialogActions>
        <Button variant="primary" onClick={onClose}>
          I have copied it
        </Button>
      </DialogActions>
    </>
  );
}

function selectText(field: HTMLElement | null) {
  field?.querySelector("input")?.select();
}
