import { useState } from "react";
import { PanelLoading } from "@/components/portal/panel-loading";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Dialog } from "@/components/ui/dialog";
import { TitledPanel } from "@/components/ui/panel";
import { showToast } from "@/components/ui/toast";
import { useXeroWebhook } from "./use-xero-webhook";
import { XeroWebhookKeyForm } from "./xero-webhook-key-form";
import { XeroWebhookReceiver } from "./xero-webhook-receiver";
import { XeroWebhookSteps } from "./xero-webhook-steps";
import { XeroWebhookUrl } from "./xero-webhook-url";

/** How an app gets webhooks from Xero: what to enter there, the key, and what came of it. */
export function XeroWebhook({ appId }: { appId: string }) {
  const { webhook, error, refresh, save, remove } = useXeroWebhook(appId);
  const [open, setOpen] = useState<"key" | "remove" | null>(null);
  const close = () => setOpen(null);
  const saveKey = (key: string) => save(key).then(() => (close(), showToast("Webhooks key saved.")));
  return (
    <TitledPanel id="xero-webhook" title="Webhooks from Xero">
      {!webhook && (
        <PanelLoading
          what="webhooks from Xero"
          failed="The webhooks from Xero could not be loaded."
          hasFailed={error !== undefined}
          onRetry={() => void refresh()}
        />
      )}
      {webhook && !webhook.receiver && <XeroWebhookSteps url={webhook.url} onSave={saveKey} />}
      {webhook?.receiver && (
        <div className="grid max-w-[540px] gap-4">
          <XeroWebhookReceiver receiver={webhook.receiver} />
          <XeroWebhookUrl url={webhook.url} />
          <div className="flex flex-wrap gap-3">
            <Button onClick={() => setOpen("key")}>Replace key</Button>
            <Button variant="danger" onClick={() => setOpen("remove")}>
              Remove key
            </Button>
          </div>
        </div>
      )}
      {open === "key" && (
        <Dialog title="Replace the webhooks key" onClose={close}>
          <p className="mb-4 text-ink-2">
            A webhook that is created again at Xero has a new key. The stored one is replaced.
          </p>
          <XeroWebhookKeyForm onSave={saveKey} onCancel={close} />
        </Dialog>
      )}
      {open === "remove" && (
        <ConfirmDialog
          title="Remove the webhooks key?"
          yes="Remove key"
          busyLabel="Removing"
          failed="It was not removed."
          danger
          onYes={() => remove().then(() => showToast("Webhooks key removed."))}
          onClose={close}
        >
          Gangway then refuses Xero’s webhooks for this app, and Xero turns them off after a day. What has arrived is
          still sent on. Delete the webhook at Xero, too.
        </ConfirmDialog>
      )}
    </TitledPanel>
  );
}
