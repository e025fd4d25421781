import { Button } from "@/components/ui/button";
import { CopyField } from "@/components/ui/copy-field";
import { Dialog, DialogActions } from "@/components/ui/dialog";
import { personMenuId } from "./person-menu";
import type { LinkToShow } from "./use-people-actions";

const WORDS = {
  invitation: { label: "Invitation link", life: "It works once, within 7 days, and can be revoked until then." },
  password: { label: "Link for a new password", life: "It works once, within 24 hours." },
};

/** The one time that a link is seen. */
export function LinkDialog({ email, link, use, personId, onClose }: LinkToShow & { onClose: () => void }) {
  return (
    <Dialog
      title={`Hand this to ${email}`}
      onClose={onClose}
      returnTo={personId === undefined ? undefined : personMenuId(personId)}
      keepOpen
      wide
    >
      <p className="mb-4 text-ink-2">
        Whoever opens it is taken for {email}, so send it where only they read. {WORDS[use].life} It can’t be shown
        again.
      </p>
      <CopyField id="link-once" label={WORDS[use].label} value={link} />
      <DialogActions>
        <Button variant="primary" onClick={onClose}>
          I have copied it
        </Button>
      </DialogActions>
    </Dialog>
  );
}
