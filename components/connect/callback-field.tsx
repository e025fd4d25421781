import { CopyField } from "@/components/ui/copy-field";
import type { KeysStep } from "@/lib/attempts/view";

/** The address to register for the app at Xero. */
export function CallbackField({ protocol, callbackUrl }: Pick<KeysStep, "protocol" | "callbackUrl">) {
  const hint =
    protocol === "oauth2" ? (
      "Paste it into your app at Xero, under Configuration, Redirect URIs. It must match exactly."
    ) : (
      <>
        Xero sends the business back to it. In your app at Xero, enter{" "}
        <code className="font-mono wrap-anywhere">{new URL(callbackUrl).hostname}</code> as callback domain.
      </>
    );
  return <CopyField id="callback" label="Callback URL" value={callbackUrl} hint={hint} />;
}
