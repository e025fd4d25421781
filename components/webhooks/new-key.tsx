import { Button } from "@/components/ui/button";
import { CopyField } from "@/components/ui/copy-field";
import { DialogActions } from "@/components/ui/dialog";

/** A signature key, shown this once; inside a dialog. */
export function NewKey({ value, onClose }: { value: string; onClose: () => void }) {
  return (
    <>
      <p className="mb-4 text-ink-2">
        Add it to the program that receives the events. Use it to verify that events come from Gangway unchanged. It
        can’t be shown again.
      </p>
      <CopyField id="signature-key-shown" label="Signature key" value={value} />
      <DialogActions>
        <Button variant="primary" onClick={onClose}>
          I have copied it
        </Button>
      </DialogActions>
    </>
  );
}
