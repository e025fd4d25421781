import { Button } from "@/components/ui/button";
import { CopyField } from "@/components/ui/copy-field";
import { Dialog, DialogActions } from "@/components/ui/dialog";

type ReconnectLinkDialogProps = { name: string; url: string; onClose: () => void };

/** The only time that the address of an instance's link is shown. */
export function ReconnectLinkDialog({ name, url, onClose }: ReconnectLinkDialogProps) {
  return (
    <Dialog title={`Reconnect link for ${name}`} onClose={onClose} keepOpen wide>
      <p className="mb-4 text-ink-2">
        Send it to the customer: it reconnects this business only, without an account, and works for 14 days. Id, name
        and instance token stay the same.
      </p>
      <CopyField id="reconnect-link" label="Reconnect link" value={url} />
      <DialogActions>
        <Button variant="primary" onClick={onClose}>
          Done
        </Button>
      </DialogActions>
    </Dialog>
  );
}
