import { CopyField } from "@/components/ui/copy-field";

/** What to enter at Xero. */
export function XeroWebhookUrl({ url }: { url: string }) {
  const isCallable = url.startsWith("https://");
  const hint = isCallable ? undefined : "Xero calls only https URLs that it can reach from the internet.";
  return <CopyField id="xero-webhook-url" label="Delivery URL" value={url} hint={hint} />;
}
