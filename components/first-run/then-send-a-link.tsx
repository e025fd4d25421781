import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";

/** What comes after the first steps. */
export function ThenSendALink() {
  return (
    <Notice tone="connected" title="Now send your first link." className="mt-4">
      A business needs no account and fills in nothing.
      <div className="mt-3">
        <LinkButton href="/dashboard/links">Go to links</LinkButton>
      </div>
    </Notice>
  );
}
