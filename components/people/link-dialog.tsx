import { Button } from "@/components/ui/button";
import { CopyField } from "@/components/ui/copy-field";
import { Dialog, DialogActions } from "@/components/ui/dialog";
import type { LinkToShow } from "./use-people-actions";

const WORDS = {
  invitation: { label: "Invitation link", life: "It works once, within 7 days, and can be revoked until then." },
  password: { label: "Link for a new password", life: "It works once, within 24 hours." },
};

/** The one time that a link is seen. */
export function LinkDialog({ email, link, use, onClose }: LinkToShow & { onClose: () => void }) {
  return (
    <Dialog title={`Hand this to ${email}`} onClose={onClose} keepOpen wide>
      <p className="mb-4 text-ink-2">
        Whoever opens it is taken for {email}, so send it where only they read. {WORDS[use].life} It can’t be shown
        again.
      </p>
      <div ref={selectText}>
        <CopyField id="link-once" label={WORDS[use].label} value={link} />
      </div>
      <DialogActions>
        <Button variant="primary" onClick={onClose}>
          I have copied it
        </Button>
      </DialogActions>
    </Dialog>
  );
}

function selectText(field: HTMLElement | null) {
  field?.querySelector("input")?.select();
}
