import { Notice } from "@/components/ui/notice";
import type { NewLink } from "@/lib/links/view";
import { LinkOnceDialog } from "./link-once-dialog";

type MadeLinkDialogProps = { link: NewLink & { name: string }; onClose: () => void };

/** A link that was just made, or sent again. */
export function MadeLinkDialog({ link: { name, url, isMailed }, onClose }: MadeLinkDialogProps) {
  return (
    <LinkOnceDialog title={`Link for ${name}`} label="Link" url={url} onClose={onClose}>
      {isMailed && (
        <Notice tone="connected" role="status" title="Link created and sent." className="mb-4">
          You can also copy it now.
        </Notice>
      )}
      <p className="mb-4 text-ink-2">
        Whoever opens it can connect a business to you, without an account. This address can’t be shown again; the list
        makes another, and the last two work.
      </p>
    </LinkOnceDialog>
  );
}
