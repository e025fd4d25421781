import { useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import { showToast } from "@/components/ui/toast";
import { useOpenWhileWaiting } from "@/components/ui/use-open-while-waiting";
import type { WebhookChange, WebhookView } from "@/lib/webhooks/view";
import { NewKey } from "./new-key";
import { WebhookForm } from "./webhook-form";

type WebhookDialogProps = {
  webhook: WebhookView;
  onChange: (change: WebhookChange) => Promise<string | null>;
  onClose: () => void;
};

/** Sets up or changes a webhook, then shows a newly created signature key. */
export function WebhookDialog({ webhook, onChange, onClose }: WebhookDialogProps) {
  const [key, setKey] = useState<string | null>(null);
  const isNew = webhook.url === null;
  const { close, wait } = useOpenWhileWaiting(onClose);

  async function save(change: WebhookChange) {
    const newKey = await wait(onChange(change));
    showToast(change.enabled ? "Events are now sent." : "Events are no longer sent.");
    if (newKey === null) onClose();
    else setKey(newKey);
  }

  return (
    <Dialog
      title={key ? "Signature key" : isNew ? "Set up webhooks" : "Change webhooks"}
      onClose={close}
      keepOpen={key !== null}
      wide={key !== null}
    >
      {key ? <NewKey value={key} onClose={onClose} /> : <WebhookForm webhook={webhook} onSave={save} onClose={close} />}
    </Dialog>
  );
}
