import { Download } from "lucide-react";
import { LinkButton } from "@/components/ui/link-button";
import { TitledPanel } from "@/components/ui/panel";

/** What is held of the user, to take along. */
export function OwnData() {
  return (
    <TitledPanel id="own-data" title="Your data">
      <p className="max-w-[60ch] text-ink-2">
        What Gangway holds of you: your user, memberships and sessions, and what you did, as it stands in the audit log.
        Secrets are left out. To have it erased, ask whoever runs this Gangway.
      </p>
      <LinkButton href="/api/portal/account/data" download className="mt-4">
        <Download /> Download my data
      </LinkButton>
    </TitledPanel>
  );
}
