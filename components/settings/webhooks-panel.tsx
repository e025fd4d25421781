import { LinkButton } from "@/components/ui/link-button";
import { TitledPanel } from "@/components/ui/panel";

/** The way to the organization's webhooks. */
export function WebhooksPanel() {
  return (
    <TitledPanel id="webhooks" title="Webhooks">
      <p className="mb-3 max-w-[60ch] text-ink-2">
        Send the events of all instances and links to your programs, signed, at one URL or several.
      </p>
      <LinkButton href="/dashboard/settings/webhooks">Manage webhooks</LinkButton>
    </TitledPanel>
  );
}
