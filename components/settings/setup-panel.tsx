import { LinkButton } from "@/components/ui/link-button";
import { TitledPanel } from "@/components/ui/panel";
import { setupPath } from "@/lib/setup/view";

/** The way to the checks of the installation. */
export function SetupPanel() {
  return (
    <TitledPanel id="setup" title="Set-up check">
      <p className="mb-3 max-w-[60ch] text-ink-2">
        Whether address, keys, clock, email, database and the way to Xero are as they should be, with the line to change
        where one is not.
      </p>
      <LinkButton href={setupPath()}>Check the set-up</LinkButton>
    </TitledPanel>
  );
}
