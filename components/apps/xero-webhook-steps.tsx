import type { ReactNode } from "react";
import { XeroWebhookKeyForm } from "./xero-webhook-key-form";
import { XeroWebhookUrl } from "./xero-webhook-url";

type XeroWebhookStepsProps = { url: string; onSave: (key: string) => Promise<unknown> };

/** How to have Xero send webhooks for an app. */
export function XeroWebhookSteps({ url, onSave }: XeroWebhookStepsProps) {
  return (
    <>
      <p className="mb-4 max-w-[60ch] text-ink-2">
        Xero can tell Gangway what changes in the connected organisations, such as contacts and invoices. Gangway sends
        each change on to your webhooks, as the event <code className="font-mono text-13">xero.changed</code>.
      </p>
      <ol className="grid max-w-[540px] list-decimal gap-4 ps-5 text-ink-2 marker:text-ink-3">
        <Step text="In the app at Xero, open Webhooks, select the events, enter this URL, and save.">
          <XeroWebhookUrl url={url} />
        </Step>
        <Step text="Xero then shows a webhooks key. Save it here.">
          <XeroWebhookKeyForm onSave={onSave} />
        </Step>
        <Step text="At Xero, choose Send ‘Intent to receive’. This page then says whether it worked." />
      </ol>
    </>
  );
}

function Step({ text, children }: { text: string; children?: ReactNode }) {
  return (
    <li>
      <p>{text}</p>
      {children && <div className="mt-3 text-ink">{children}</div>}
    </li>
  );
}
