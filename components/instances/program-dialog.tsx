import Link from "next/link";
import { Button } from "@/components/ui/button";
import { CodeBlock } from "@/components/ui/code-block";
import { Dialog, DialogActions } from "@/components/ui/dialog";

/** The API calls from a consent to an answer of Xero, ready to try against this server. */
export function ProgramDialog({ onClose }: { onClose: () => void }) {
  return (
    <Dialog title="Connect through the API" onClose={onClose} wide>
      <p className="mb-4 text-ink-2">
        Send the customer to the URL that the first call returns. Xero returns to your callback URL with a code; with it
        the second call creates the instance. The third reads the organisation from Xero, with the token of the second.
      </p>
      <CodeBlock title="With curl" what="the curl calls" text={calls(window.location.origin)} />
      <p className="mt-3 text-13 text-ink-3">
        Your user secret is on <Link href="/dashboard/account">your account page</Link>, this organization’s secret
        under <Link href="/dashboard/settings">Settings</Link>. The calls are OAuth 2.0; the documentation has OAuth
        1.0a, too.
      </p>
      <DialogActions>
        <Button onClick={onClose}>Close</Button>
      </DialogActions>
    </Dialog>
  );
}

function calls(origin: string): string {
  const base = `${origin}/elements/api-v2`;
  const secrets = "User $USER_SECRET, Organization $ORGANIZATION_SECRET";
  return `curl -G "${base}/elements/xero/oauth/url" \\
  --data-urlencode "apiKey=$CLIENT_ID" --data-urlencode "apiSecret=$CLIENT_SECRET" \\
  --data-urlencode "callbackUrl=$CALLBACK"

curl -X POST "${base}/instances" \\
  -H "Authorization: ${secrets}" \\
  -H "Content-Type: application/json" \\
  -d '{ "element": { "key": "xero" }, "name": "My first instance",
    "providerData": { "code": "'"$CODE"'" },
    "configuration": { "oauth.api.key": "'"$CLIENT_ID"'", "oauth.api.secret": "'"$CLIENT_SECRET"'",
      "oauth.callback.url": "'"$CALLBACK"'" } }'

curl "${base}/passthrough/api.xro/2.0/Organisation" \\
  -H "Accept: application/json" \\
  -H "Authorization: ${secrets}, Element $TOKEN"`;
}
