import { RotateDialog as Rotate } from "@/components/secrets/rotate-dialog";
import { OVERLAP_HOURS } from "@/lib/accounts/secret-overlap";
import { NewKey } from "./new-key";

type RotateDialogProps = { name: string; onRotate: () => Promise<{ key: string }>; onClose: () => void };

/** Replaces an API key. */
export function RotateDialog({ name, onRotate, onClose }: RotateDialogProps) {
  return (
    <Rotate
      question={`Rotate ${name}?`}
      title="New API key"
      failed="The key was not rotated."
      yes="Rotate key"
      onRotate={() => onRotate().then(({ key }) => key)}
      renderSecret={(key) => <NewKey value={key} onClose={onClose} />}
      onClose={onClose}
    >
      Gangway creates a new key. The old one keeps working for {OVERLAP_HOURS} hours, so you can update your program. If
      the old one has leaked, revoke the key instead and create another.
    </Rotate>
  );
}
