import { LinkOnceDialog } from "@/components/links/link-once-dialog";
import { LINK_DAYS } from "@/lib/links/view";

type ReconnectLinkDialogProps = { name: string; url: string; onClose: () => void };

/** A link to reconnect one instance. */
export function ReconnectLinkDialog({ name, url, onClose }: ReconnectLinkDialogProps) {
  return (
    <LinkOnceDialog title={`Reconnect link for ${name}`} label="Reconnect link" url={url} onClose={onClose}>
      <p className="mb-4 text-ink-2">
        Send it to the customer: it reconnects this business only, without an account, and works for {LINK_DAYS} days.
        Id, name and instance token stay the same.
      </p>
    </LinkOnceDialog>
  );
}
