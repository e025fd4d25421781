import { Button } from "@/components/ui/button";
import { CopyField } from "@/components/ui/copy-field";
import { Dialog, DialogActions } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import type { NewLink } from "@/lib/links/view";

type LinkOnceDialogProps = { link: NewLink & { name: string }; onClose: () => void };

/** The only time a link's address is shown. */
export function LinkOnceDialog({ link: { name, url, isMailed }, onClose }: LinkOnceDialogProps) {
  return (
    <Dialog title={`Link for ${name}`} onClose={onClose} keepOpen wide>
      {isMailed && (
        <Notice tone="connected" role="status" title="Link created and sent." className="mb-4">
          You can also copy it now.
        </Notice>
      )}
      <p className="mb-4 text-ink-2">
        Whoever opens it can connect a business to you, without an account. It can’t be shown again; “Resend” makes
        another address.
      </p>
      <CopyField id="link-once" label="Link" value={url} />
      <DialogActions>
        <Button variant="primary" onClick={onClose}>
          Done
        </Button>
      </DialogActions>
    </Dialog>
  );
}
