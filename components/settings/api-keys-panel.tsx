import { LinkButton } from "@/components/ui/link-button";
import { TitledPanel } from "@/components/ui/panel";

/** The way to the organization's API keys. */
export function ApiKeysPanel() {
  return (
    <TitledPanel id="api-keys" title="API keys">
      <p className="mb-3 max-w-[60ch] text-ink-2">
        One for each program that calls the API, with only what it may do. They work beside the user and organization
        secrets.
      </p>
      <LinkButton href="/dashboard/settings/api-keys">Manage API keys</LinkButton>
    </TitledPanel>
  );
}
