import { Button } from "@/components/ui/button";
import { CopyField } from "@/components/ui/copy-field";
import { Dialog, DialogActions } from "@/components/ui/dialog";
import { personMenuId } from "./person-menu";
import type { LinkToShow } from "./use-people-actions";

const WORDS = {
  invitation: { label: "Invitation link", life: "It works once, within 7 days, and can be revoked until then." },
  password: { label: "Link for a new password", life: "It works once, within 24 hours." },
};

type LinkDialogProps = {
  /** Null closes the dialog. */
  link: LinkToShow | null;
  onClose: () => void;
};

/** The one time that a link is seen. */
export function LinkDialog({ link, onClose }: LinkDialogProps) {
  return (
    <Dialog
      title={`Hand this to ${link?.email ?? ""}`}
      open={link !== null}
      onClose={onClose}
      returnTo={link?.personId === undefined ? undefined : personMenuId(link.personId)}
      keepOpen
      wide
    >
      {link && (
        <>
          <p className="mb-4 text-ink-2">
            Whoever opens it is taken for {link.email}, so send it where only they read. {WORDS[link.use].life} It can’t
            be shown again.
          </p>
          <CopyField id="link-once" label={WORDS[link.use].label} value={link.link} />
          <DialogActions>
            <Button variant="primary" onClick={onClose}>
              I have copied it
            </Button>
          </DialogActions>
        </>
      )}
    </Dialog>
  );
}
