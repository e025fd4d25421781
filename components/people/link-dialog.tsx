import { Button } from "@/components/ui/button";
import { CopyField } from "@/components/ui/copy-field";
import { Dialog, DialogActions } from "@/components/ui/dialog";
import { personMenuId } from "./person-menu";
import type { LinkToShow } from "./use-people-actions";

const WORDS = {
  invitation: {
    label: "Invitation link",
    risk: "join as them",
    life: "It works once, within 7 days, and can be revoked until then.",
  },
  password: {
    label: "Password reset link",
    risk: "choose their password and sign in as them",
    life: "It works once, within 24 hours.",
  },
};

/** The only time a link is shown. */
export function LinkDialog({ email, link, use, personId, onClose }: LinkToShow & { onClose: () => void }) {
  const { label, risk, life } = WORDS[use];
  return (
    <Dialog
      title={`Share this link with ${email}`}
      onClose={onClose}
      returnTo={personId === undefined ? undefined : personMenuId(personId)}
      keepOpen
      wide
    >
      <p className="mb-4 text-ink-2">
        Anyone with the link can {risk}. Send it privately. {life} It can’t be shown again.
      </p>
      <CopyField id="link-once" label={label} value={link} />
      <DialogActions>
        <Button variant="primary" onClick={onClose}>
          I have copied it
        </Button>
      </DialogActions>
    </Dialog>
  );
}
