import { Button } from "@/components/ui/button";
import { CodeBlock } from "@/components/ui/code-block";
import { Dialog, DialogActions } from "@/components/ui/dialog";

/** The three API calls, ready to try against this server. */
export function ProgramDialog({ onClose }: { onClose: () => void }) {
  return (
    <Dialog title="Connect through the API" onClose={onClose} wide>
      <p className="mb-4 text-ink-2">
        Get a request token, send the customer to the URL you get for it, and create the instance with what Xero sends
        back.
      </p>
      <CodeBlock title="With curl" what="the curl calls" text={calls(window.location.origin)} />
      <DialogActions>
        <Button onClick={onClose}>Close</Button>
      </DialogActions>
    </Dialog>
  );
}

function calls(origin: string): string {
  const base = `${origin}/elements/api-v2`;
  const app = "apiKey=$KEY&apiSecret=$SECRET&callbackUrl=$CALLBACK";
  return `curl "${base}/elements/xero/oauth/token?${app}"

curl "${base}/elements/xero/oauth/url?${app}&requestToken=$TOKEN"

curl -X POST "${base}/instances" \\
  -H "Authorization: User $USER_SECRET, Organization $ORGANIZATION_SECRET" \\
  -H "Content-Type: application/json" \\
  -d @instance.json`;
}
