import { Mail } from "lucide-react";
import { sendForLines } from "@/components/portal/stream";
import { PortalError } from "@/components/portal/request";
import { useTask } from "@/components/portal/use-task";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { showToast } from "@/components/ui/toast";
import type { BulkResult } from "@/lib/instances/view";

type AskToReconnectProps = {
  id: number;
  name: string;
  /** Whether the reader may mail who connected it, and email is set up; otherwise the link is copied. */
  canMail: boolean;
  variant?: "primary" | "secondary";
};

/** Asks who connected an instance to reconnect it: only the customer can agree at Xero. */
export function AskToReconnect({ id, name, canMail, variant = "secondary" }: AskToReconnectProps) {
  const { busy, problem, run } = useTask();
  if (!canMail) {
    const link = `${window.location.origin}/dashboard/instances/${id}`;
    return <CopyButton text={link} what={`reconnect link of ${name}`} name="Copy reconnect link" variant={variant} />;
  }
  return (
    <div className="grid gap-1">
      <Button
        variant={variant}
        busy={busy}
        busyLabel="Sending"
        aria-label={`Send reconnect email for ${name}`}
        onClick={() => run(() => send(id).then(() => showToast("Reconnect email sent.")))}
      >
        <Mail /> Send reconnect email
      </Button>
      {problem && (
        <p role="alert" className="max-w-[32ch] text-13 text-reconnect">
          {problem}
        </p>
      )}
    </div>
  );
}

const TIMEOUT_MS = 30_000;

async function send(id: number): Promise<void> {
  const results: BulkResult[] = [];
  const add = (line: unknown) => void results.push(line as BulkResult);
  const body = { action: "mail", ids: [id], tags: [] };
  await sendForLines("/api/portal/instances/bulk", body, add, AbortSignal.timeout(TIMEOUT_MS));
  const problem = results[0]?.problem;
  if (problem) throw new PortalError(0, problem, null);
}
