import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { CopyField } from "@/components/ui/copy-field";
import { Dialog, DialogActions } from "@/components/ui/dialog";

type LinkOnceDialogProps = { title: string; label: string; url: string; onClose: () => void; children: ReactNode };

/** The only time a customer's link is shown. `children` say what it does. */
export function LinkOnceDialog({ title, label, url, onClose, children }: LinkOnceDialogProps) {
  return (
    <Dialog title={title} onClose={onClose} keepOpen wide>
      {children}
      <CopyField id="link-once" label={label} value={url} />
      <DialogActions>
        <Button variant="primary" onClick={onClose}>
          Done
        </Button>
      </DialogActions>
    </Dialog>
  );
}
