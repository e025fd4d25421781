import { Check, Pause } from "lucide-react";
import { useState } from "react";
import { useTask } from "@/components/portal/use-task";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Fact, DescriptionList } from "@/components/ui/description-list";
import { Notice } from "@/components/ui/notice";
import { onDemand } from "@/components/ui/on-demand";
import { TitledPanel } from "@/components/ui/panel";
import { SkeletonBlock, Loading } from "@/components/ui/skeleton";
import { inWords } from "@/components/copy/number";
import { say } from "@/components/ui/toast";
import { RETRY_DAYS, type WebhookView } from "@/lib/webhooks/view";
import { DeliveryList } from "./delivery-list";
import { useWebhook } from "./use-webhook";

const WebhookDialog = onDemand(() => import("./webhook-dialog").then((file) => file.WebhookDialog));

/** Where an instance's events go, and what became of the last ones. */
export function WebhookPanel({ id, onChange }: { id: number; onChange: () => void }) {
  const { webhook, error, refresh, change, test, redeliver } = useWebhook(id, onChange);
  const [isAsked, setIsAsked] = useState(false);
  const testing = useTask();
  const ask = () => setIsAsked(true);

  return (
    <TitledPanel id="webhooks" title="Webhooks">
      {!webhook && (error ? <Unread onRetry={() => void refresh()} /> : <Bones />)}
      {webhook?.url === null && <Teach onSetUp={ask} />}
      {webhook && webhook.url !== null && (
        <>
          <State webhook={webhook} />
          <div className="mt-4 flex flex-wrap gap-3">
            <Button onClick={ask}>Change</Button>
            {webhook.enabled && (
              <Button
                busy={testing.busy}
                busyLabel="Sending"
                onClick={() => testing.run(() => test().then(() => say("A test is on its way.")))}
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
      {webhook && isAsked && <WebhookDialog webhook={webhook} onChange={change} onClose={() => setIsAsked(false)} />}
    </TitledPanel>
  );
}

function Teach({ onSetUp }: { onSetUp: () => void }) {
  return (
    <>
      <p className="max-w-[60ch] text-ink-2">
        Gangway can post the events of this instance to an address of yours: a reconnect is needed, a token has ended, a
        name has changed. Each is signed, and tried again for {inWords(RETRY_DAYS)} days until your program takes it.
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
      <Fact name="To">
        <code className="font-mono text-13">{url}</code>
      </Fact>
      <Fact name="Signature">{signed ? "By a key, kept sealed" : "None: anybody could send the same"}</Fact>
    </DescriptionList>
  );
}

function Unread({ onRetry }: { onRetry: () => void }) {
  return (
    <Notice tone="reconnect" role="alert" title="Webhooks could not be read.">
      It is tried again every 10 seconds.
      <div className="mt-3">
        <Button size="sm" onClick={onRetry}>
          Try now
        </Button>
      </div>
    </Notice>
  );
}

function Bones() {
  return (
    <Loading what="webhooks">
      <div className="grid gap-3">
        <SkeletonBlock className="h-3 w-3/5" />
        <SkeletonBlock className="h-3 w-1/2" />
      </div>
    </Loading>
  );
}
