import { Link as LinkIcon, Mail } from "lucide-react";
import { useState } from "react";
import { useSWRConfig } from "swr";
import { PortalError, sendJson } from "@/components/portal/request";
import { useTask } from "@/components/portal/use-task";
import { Button } from "@/components/ui/button";
import { onDemand } from "@/components/ui/on-demand";
import { showToast } from "@/components/ui/toast";
import type { AskedCustomer } from "@/lib/reconnects/view";
import { historyPathOf } from "./reconnect";

const ReconnectLinkDialog = onDemand(() => import("./reconnect-link-dialog").then((file) => file.ReconnectLinkDialog));
const ReconnectMailDialog = onDemand(() => import("./reconnect-mail-dialog").then((file) => file.ReconnectMailDialog));

type AskToReconnectProps = {
  id: number;
  name: string;
  /** Whether the reader may mail the customer, and email is set up; otherwise the link is copied. */
  canMail: boolean;
  variant?: "primary" | "secondary";
};

type Copied = { url: string; expiresAt: string };

/** Asks an instance's customer to reconnect it, with a link that needs no account: only the customer can agree at Xero. */
export function AskToReconnect({ id, name, canMail, variant = "secondary" }: AskToReconnectProps) {
  const mailing = useTask();
  const copying = useTask();
  const [isAsking, setIsAsking] = useState(false);
  const [link, setLink] = useState<Copied | null>(null);
  const problem = mailing.problem ?? copying.problem;

  const { mutate } = useSWRConfig();

  async function mail(email: string | null) {
    const asked = await sendJson<AskedCustomer>("POST", pathOf(id), { mail: true, email });
    void mutate(historyPathOf(id));
    if ("mailedTo" in asked) showToast(`Reconnect link sent to ${asked.mailedTo}.`);
  }

  const mailKnown = () =>
    mail(null).catch((error: unknown) => {
      if (!(error instanceof PortalError) || error.status !== NO_ADDRESS) throw error;
      setIsAsking(true);
    });
  const copy = async () => {
    setLink((await sendJson<AskedCustomer>("POST", pathOf(id), {})) as Copied);
    void mutate(historyPathOf(id));
  };

  return (
    <div className="grid gap-1">
      <div className="flex flex-wrap gap-2">
        {canMail && (
          <Button
            variant={variant}
            busy={mailing.busy}
            busyLabel="Sending"
            aria-label={`Send reconnect link for ${name}`}
            onClick={() => mailing.run(mailKnown)}
          >
            <Mail /> Send reconnect link
          </Button>
        )}
        <Button
          variant={canMail ? "secondary" : variant}
          busy={copying.busy}
          aria-label={`Copy reconnect link for ${name}`}
          onClick={() => copying.run(copy)}
        >
          <LinkIcon /> Copy link
        </Button>
      </div>
      {problem && (
        <p role="alert" className="max-w-[32ch] text-13 text-reconnect">
          {problem}
        </p>
      )}
      {isAsking && <ReconnectMailDialog name={name} onSend={mail} onClose={() => setIsAsking(false)} />}
      {link && <ReconnectLinkDialog name={name} url={link.url} onClose={() => setLink(null)} />}
    </div>
  );
}

/** The status of the answer when no address of the customer is known. */
const NO_ADDRESS = 409;

const pathOf = (id: number) => `/api/portal/instances/${id}/reconnect-link`;
