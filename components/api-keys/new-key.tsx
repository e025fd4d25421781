import { Button } from "@/components/ui/button";
import { CopyField } from "@/components/ui/copy-field";
import { DialogActions } from "@/components/ui/dialog";

/** An API key, shown this once; inside a dialog. */
export function NewKey({ value, onClose }: { value: string; onClose: () => void }) {
  return (
    <>
      <p className="mb-4 text-ink-2">
        Copy it now: Gangway stores only a hash of it, so it can’t be shown again. Programs send it as{" "}
        <code className="font-mono text-13">Authorization: Bearer</code> with the key.
      </p>
      <CopyField id="api-key-shown" label="API key" value={value} />
      <DialogActions>
        <Button variant="primary" onClick={onClose}>
          I have copied it
        </Button>
      </DialogActions>
    </>
  );
}
