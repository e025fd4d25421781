import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { CopyField } from "@/components/ui/copy-field";
import { Notice } from "@/components/ui/notice";
import { TitledPanel } from "@/components/ui/panel";
import { Loading, SkeletonBlock } from "@/components/ui/skeleton";
import { showToast } from "@/components/ui/toast";
import { useXeroWebhook } from "./use-xero-webhook";
import { XeroWebhookKeyForm } from "./xero-webhook-key-form";
import { XeroWebhookReceiver } from "./xero-webhook-receiver";

/** How an app gets webhooks from Xero: what to enter there, the key, and what came of it. */
export function XeroWebhook({ appId }: { appId: string }) {
  const { webhook, error, refresh, save, remove } = useXeroWebhook(appId);
  const [open, setOpen] = useState<"key" | "remove" | null>(null);
  const close = () => setOpen(null);
  const saved = (key: string) => save(key).then(() => (close(), showToast("Webhooks key saved.")));
  return (
    <TitledPanel id="xero-webhook" title="Webhooks from Xero">
      {!webhook && (error ? <LoadFailed onRetry={() => void refresh()} /> : <WebhookSkeleton />)}
      {webhook && !webhook.receiver && (
        <ol className="grid list-decimal gap-4 ps-5 marker:text-ink-3">
          <li className="grid gap-3">
            <p className="max-w-[60ch] text-ink-2">
              Xero can tell Gangway what changes in the connected organisations, such as contacts and invoices. Gangway
              sends each change on to your webhooks, as the event{" "}
              <code className="font-mono text-13">xero.changed</code>. In the app at Xero, open Webhooks, select the
              events, and enter this URL.
            </p>
            <DeliveryUrl url={webhook.url} />
          </li>
          <li className="grid gap-3">
            <p className="max-w-[60ch] text-ink-2">Save the webhooks key that Xero then shows.</p>
            <XeroWebhookKeyForm onSave={saved} />
          </li>
        </ol>
      )}
      {webhook?.receiver && (
        <>
          <XeroWebhookReceiver receiver={webhook.receiver} />
          <div className="mt-4 max-w-[520px]">
            <DeliveryUrl url={webhook.url} />
          </div>
          {open === "key" ? (
            <div className="mt-4">
              <XeroWebhookKeyForm onSave={saved} onCancel={close} />
            </div>
          ) : (
            <div className="mt-4 flex flex-wrap gap-3">
              <Button onClick={() => setOpen("key")}>Replace key</Button>
              <Button variant="danger" onClick={() => setOpen("remove")}>
                Remove key
              </Button>
            </div>
          )}
        </>
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

function DeliveryUrl({ url }: { url: string }) {
  const hint = url.startsWith("https://")
    ? undefined
    : "Xero calls only https URLs that it can reach from the internet.";
  return <CopyField id="xero-webhook-url" label="Delivery URL" value={url} hint={hint} />;
}

function LoadFailed({ onRetry }: { onRetry: () => void }) {
  return (
    <Notice tone="reconnect" role="alert" title="The webhooks from Xero could not be loaded.">
      This page retries every 10 seconds.
      <div className="mt-3">
        <Button size="sm" onClick={onRetry}>
          Try again
        </Button>
      </div>
    </Notice>
  );
}

function WebhookSkeleton() {
  return (
    <Loading what="webhooks from Xero">
      <div className="grid gap-3">
        <SkeletonBlock className="h-3 w-3/5" />
        <SkeletonBlock className="h-3 w-1/2" />
      </div>
    </Loading>
  );
}
