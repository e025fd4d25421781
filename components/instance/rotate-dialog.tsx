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
  // Closed before the answer it could not show the token.
  const close = () => !isRotating && onClose();

  async function rotate() {
    setRotating(true);
    setToken(await onRotate().finally(() => setRotating(false)));
  }

  return (
    <Dialog
      title={token ? `The new token of ${name}` : `Rotate the token of ${name}?`}
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
        Gangway makes a new instance token and the old one stops at once. Calls fail with 401 until your product uses
        the new one. The connection to Xero is not touched.
      </p>
      {problem && (
        <Notice tone="reconnect" role="alert" title="You have no new token." className="mt-4">
          {problem}
        </Notice>
      )}
      <DialogActions>
        <Button onClick={onClose}>Keep the old token</Button>
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
        The old one has stopped. Copy the new one now: only a fingerprint of it is kept, so it can’t be shown again.
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
