import { Pencil, RefreshCw } from "lucide-react";
import type { Ref } from "react";
import { AskToReconnect } from "@/components/instances/ask-to-reconnect";
import { needsReconnect, reconnectPath } from "@/components/instances/reconnect";
import { StatusBadge } from "@/components/instances/status-badge";
import { Tag } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { SubmitButton } from "@/components/ui/submit-button";
import type { InstanceDetails } from "@/lib/instances/view";
import { hasConsent } from "@/lib/xero/view";

type InstanceHeaderProps = {
  instance: InstanceDetails;
  canMail: boolean;
  renewing: boolean;
  editButton: Ref<HTMLButtonElement>;
  onRenew: () => void;
  onEdit: () => void;
};

export function InstanceHeader({ instance, canMail, renewing, editButton, onRenew, onEdit }: InstanceHeaderProps) {
  const { id, name, status, tags, renewsAt } = instance;
  const isAsking = needsReconnect(status);
  const asksConsent = hasConsent(instance.app);
  return (
    <header className="mb-6 flex flex-wrap items-center justify-between gap-x-4 gap-y-3">
      <div className="flex min-h-(--hit) min-w-0 flex-wrap items-center gap-x-3 gap-y-2">
        <h1 dir="auto" className="text-22 leading-[1.27] tracking-title wrap-anywhere">
          {name}
        </h1>
        <StatusBadge status={status} />
        {tags.map((tag) => (
          <Tag key={tag}>{tag}</Tag>
        ))}
      </div>
      <div className="flex flex-wrap gap-3 max-sm:w-full">
        {renewsAt !== null && !isAsking && (
          <Button busy={renewing} busyLabel="Renewing" onClick={onRenew} className="max-sm:grow">
            <RefreshCw /> Renew now
          </Button>
        )}
        {isAsking && asksConsent && <AskToReconnect {...{ id, name, canMail }} variant="primary" />}
        <form method="post" action={reconnectPath(id)} className="max-sm:grow">
          <SubmitButton
            variant={isAsking && !asksConsent ? "primary" : "secondary"}
            busyLabel={asksConsent ? "Going to Xero" : "Contacting Xero"}
            className="max-sm:w-full"
          >
            Reconnect
          </SubmitButton>
        </form>
        <Button
          ref={editButton}
          size="icon"
          aria-label="Edit name and tags"
          title="Edit name and tags"
          onClick={onEdit}
        >
          <Pencil />
        </Button>
      </div>
    </header>
  );
}
