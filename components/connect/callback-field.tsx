import type { ReactNode } from "react";
import { CopyField } from "@/components/ui/copy-field";
import type { KeysStep } from "@/lib/attempts/view";

/** The addresses to register for the app at Xero. */
export function CallbackField({ protocol, callbackUrl, customerCallbackUrl }: CallbackFieldProps) {
  return (
    <>
      <CopyField id="callback" label="Callback URL" value={callbackUrl} hint={HINTS[protocol](callbackUrl)} />
      {customerCallbackUrl !== null && (
        <CopyField
          id="customer-callback"
          label="Callback URL for customers"
          value={customerCallbackUrl}
          hint="Customers with a link come back here. Register it beside the first."
        />
      )}
    </>
  );
}

type CallbackFieldProps = Pick<KeysStep, "protocol" | "callbackUrl" | "customerCallbackUrl">;

const HINTS: Record<KeysStep["protocol"], (callbackUrl: string) => ReactNode> = {
  oauth1: (callbackUrl) => (
    <>
      Xero sends the business back to it. In your app at Xero, enter{" "}
      <code className="font-mono wrap-anywhere">{new URL(callbackUrl).hostname}</code> as callback domain.
    </>
  ),
  oauth2: () => "Paste it into your app at Xero, under Configuration, Redirect URIs. It must match exactly.",
};
