import { RotateDialog as Rotate } from "@/components/secrets/rotate-dialog";
import { NewKey } from "./new-key";

type RotateDialogProps = { onRotate: () => Promise<{ signatureKey: string }>; onClose: () => void };

/** Replaces the signature key of a webhook. */
export function RotateDialog({ onRotate, onClose }: RotateDialogProps) {
  return (
    <Rotate
      question="Rotate the signature key?"
      title="Signature key"
      failed="The key was not rotated."
      yes="Rotate key"
      onRotate={() => onRotate().then(({ signatureKey }) => signatureKey)}
      renderSecret={(key) => <NewKey value={key} onClose={onClose} />}
      onClose={onClose}
    >
      For a day every event is signed with both keys, so your program keeps working while you change it.
    </Rotate>
  );
}
