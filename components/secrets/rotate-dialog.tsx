import { type ReactNode, useState } from "react";
import { useTask } from "@/components/portal/use-task";
import { Button } from "@/components/ui/button";
import { Dialog, DialogActions } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";

type RotateDialogProps = {
  /** The title before, and when the new secret is shown. */
  question: string;
  title: string;
  /** "The key was not rotated." */
  failed: string;
  /** "Rotate key" */
  yes: string;
  /** Where the one before stops at once. */
  danger?: boolean;
  /** What rotating means. */
  children: ReactNode;
  onRotate: () => Promise<string>;
  renderSecret: (secret: string) => ReactNode;
  onClose: () => void;
};

/** Asks before a secret is replaced, and shows the new one this once. */
export function RotateDialog({ question, title, failed, yes, danger, children, ...props }: RotateDialogProps) {
  const { onRotate, renderSecret, onClose } = props;
  const [secret, setSecret] = useState<string | null>(null);
  const { busy, problem, run } = useTask();
  // Closing before the answer would lose the secret.
  const close = () => !busy && onClose();
  return (
    <Dialog title={secret ? title : question} onClose={close} keepOpen={secret !== null} wide={secret !== null}>
      {secret ? (
        renderSecret(secret)
      ) : (
        <>
          <p className="text-ink-2">{children}</p>
          {problem && (
            <Notice tone="reconnect" role="alert" title={failed} className="mt-4">
              {problem}
            </Notice>
          )}
          <DialogActions>
            <Button onClick={close}>Cancel</Button>
            <Button
              variant={danger ? "danger-filled" : "primary"}
              busy={busy}
              busyLabel="Rotating"
              onClick={() => run(async () => setSecret(await onRotate()))}
            >
              {yes}
            </Button>
          </DialogActions>
        </>
      )}
    </Dialog>
  );
}
