import type { ReactNode } from "react";
import { CopyField } from "@/components/ui/copy-field";
import type { KeysStep } from "@/lib/attempts/view";

/** The address to register for the app at Xero. */
export function CallbackField({ protocol, callbackUrl }: Pick<KeysStep, "protocol" | "callbackUrl">) {
  return <CopyField id="callback" label="Callback URL" value={callbackUrl} hint={HINTS[protocol](callbackUrl)} />;
}

const HINTS: Record<KeysStep["protocol"], (callbackUrl: string) => ReactNode> = {
  oauth1: (callbackUrl) => (
    <>
      Xero sends the business back to it. In your app at Xero, enter{" "}
      <code className="font-mono wrap-anywhere">{new URL(callbackUrl).hostname}</code> as callback domain.
    </>
  ),
  oauth2: () => "Paste it into your app at Xero, under Configuration, Redirect URIs. It must match exactly.",
};
