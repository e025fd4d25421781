import { Check, Pause } from "lucide-react";
import { useState } from "react";
import { PanelLoading } from "@/components/portal/panel-loading";
import { useTask } from "@/components/portal/use-task";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Fact, DescriptionList } from "@/components/ui/description-list";
import { Notice } from "@/components/ui/notice";
import { onDemand } from "@/components/ui/on-demand";
import { TitledPanel } from "@/components/ui/panel";
import { inWords } from "@/components/copy/number";
import { showToast } from "@/components/ui/toast";
import { RETRY_DAYS, type WebhookView } from "@/lib/webhooks/view";
import { DeliveryList } from "./delivery-list";
import { useWebhook } from "./use-webhook";

const WebhookDialog = onDemand(() => import("./webhook-dialog").then((file) => file.WebhookDialog));

/** An instance's webhook and its recent deliveries. */
export function WebhookPanel({ id, onChange }: { id: number; onChange: () => void }) {
  const { webhook, error, refresh, change, test, redeliver } = useWebhook(id, onChange);
  const [isOpen, setOpen] = useState(false);
  const testing = useTask();
  const open = () => setOpen(true);

  return (
    <TitledPanel id="webhooks" title="Webhooks">
      {!webhook && (
        <PanelLoading
          what="webhooks"
          failed="Webhooks could not be loaded."
          hasFailed={error !== undefined}
          onRetry={() => void refresh()}
        />
      )}
      {webhook?.url === null && <SetUpHint onSetUp={open} />}
      {webhook && webhook.url !== null && (
        <>
          <State webhook={webhook} />
          <div className="mt-4 flex flex-wrap gap-3">
            <Button onClick={open}>Change</Button>
            {webhook.enabled && (
              <Button
                busy={testing.busy}
                busyLabel="Sending"
                onClick={() => testing.run(() => test().then(() => showToast("Test queued.")))}
              >
                Send a test
              </Button>
            )}
          </div>
          {testing.problem && (
            <Notice tone="reconnect" role="alert" title="No test was sent." className="mt-4">
              {testing.problem}
            </Notice>
          )}
          <DeliveryList webhook={webhook} onRedeliver={redeliver} />
        </>
      )}
      {webhook && isOpen && <WebhookDialog webhook={webhook} onChange={change} onClose={() => setOpen(false)} />}
    </TitledPanel>
  );
}

function SetUpHint({ onSetUp }: { onSetUp: () => void }) {
  return (
    <>
      <p className="max-w-[60ch] text-ink-2">
        Gangway can send the events of this instance to your URL, for example when a reconnect is needed, a Xero token
        expired or the name changed. Each event is signed, and retried for {inWords(RETRY_DAYS)} days until your program
        accepts it.
      </p>
      <Button className="mt-4" onClick={onSetUp}>
        Set up
      </Button>
    </>
  );
}

function State({ webhook: { enabled, url, signed } }: { webhook: WebhookView }) {
  return (
    <DescriptionList>
      <Fact name="Events">
        {enabled ? (
          <Badge tone="connected" icon={<Check />}>
            On
          </Badge>
        ) : (
          <Badge tone="disabled" icon={<Pause />}>
            Off
          </Badge>
        )}
      </Fact>
      <Fact name="URL">
        <code className="font-mono text-13">{url}</code>
      </Fact>
      <Fact name="Signature">
        {signed ? "Signed (key stored encrypted)" : "Not signed: your program can’t verify the sender"}
      </Fact>
    </DescriptionList>
  );
}
