import { CopyField } from "@/components/ui/copy-field";
import type { KeysStep } from "@/lib/attempts/view";

/** The address that has to be registered for the app at Xero. */
export function CallbackField({ protocol, callbackUrl }: Pick<KeysStep, "protocol" | "callbackUrl">) {
  const hint =
    protocol === "oauth2" ? (
      "Paste it into your app at Xero, under Configuration, Redirect URIs. Every character counts."
    ) : (
      <>
        Xero comes back to it. It belongs to your app at Xero: as callback domain, enter{" "}
        <code className="font-mono wrap-anywhere">{new URL(callbackUrl).hostname}</code>.
      </>
    );
  return <CopyField id="callback" label="Callback URL" value={callbackUrl} hint={hint} />;
}
