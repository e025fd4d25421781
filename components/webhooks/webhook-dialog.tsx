import { useState } from "react";
import { Button } from "@/components/ui/button";
import { CopyField } from "@/components/ui/copy-field";
import { Dialog, DialogActions } from "@/components/ui/dialog";
import { say } from "@/components/ui/toast";
import type { WebhookChange, WebhookView } from "@/lib/webhooks/view";
import { WebhookForm } from "./webhook-form";

type WebhookDialogProps = {
  webhook: WebhookView;
  onChange: (wish: WebhookChange) => Promise<string | null>;
  onClose: () => void;
};

/** Sets a webhook up or changes it, then shows the signature key, if one was made. */
export function WebhookDialog({ webhook, onChange, onClose }: WebhookDialogProps) {
  const [key, setKey] = useState<string | null>(null);
  const isNew = webhook.url === null;

  const [isSaving, setSaving] = useState(false);
  // Closed before the answer it could not show a key that was made.
  const close = () => !isSaving && onClose();

  async function save(wish: WebhookChange) {
    setSaving(true);
    const made = await onChange(wish).finally(() => setSaving(false));
    say(wish.enabled ? "Events are sent from now on." : "Events are not sent any more.");
    if (made === null) onClose();
    else setKey(made);
  }

  return (
    <Dialog
      title={key ? "The signature key" : isNew ? "Set up webhooks" : "Change webhooks"}
      onClose={close}
      keepOpen={key !== null}
      wide={key !== null}
    >
      {key ? <NewKey value={key} onClose={onClose} /> : <WebhookForm webhook={webhook} onSave={save} onClose={close} />}
    </Dialog>
  );
}

function NewKey({ value, onClose }: { value: string; onClose: () => void }) {
  return (
    <>
      <p className="mb-4 text-ink-2">
        Give it to the program that receives the events: by it the program sees that they come from here and are whole.
        It can’t be shown again.
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
