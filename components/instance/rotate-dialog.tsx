import { RotateDialog as Rotate } from "@/components/secrets/rotate-dialog";
import { ShownOnce } from "@/components/secrets/shown-once";

type RotateDialogProps = { name: string; onRotate: () => Promise<string>; onClose: () => void };

/** Replaces the instance token. */
export function RotateDialog({ name, onRotate, onClose }: RotateDialogProps) {
  return (
    <Rotate
      question={`Rotate the instance token of ${name}?`}
      title={`New instance token for ${name}`}
      failed="The instance token was not rotated."
      yes="Rotate token"
      danger
      onRotate={onRotate}
      renderSecret={(token) => (
        <ShownOnce label="Instance token" value={token} onClose={onClose}>
          The old one no longer works. Copy the new one now: Gangway stores only a hash of it, so it can’t be shown
          again.
        </ShownOnce>
      )}
      onClose={onClose}
    >
      Gangway creates a new instance token and the old one stops working immediately. Calls fail with 401 until your
      product uses the new one. The connection to Xero is not affected.
    </Rotate>
  );
}
