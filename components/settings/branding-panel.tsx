import { LinkButton } from "@/components/ui/link-button";
import { TitledPanel } from "@/components/ui/panel";

/** The way to what customers see. */
export function BrandingPanel() {
  return (
    <TitledPanel id="branding" title="Branding">
      <p className="mb-3 max-w-[60ch] text-ink-2">
        What your customers see on their pages and in emails: name, logo, colour, and whom to ask.
      </p>
      <LinkButton href="/dashboard/settings/branding">Edit branding</LinkButton>
    </TitledPanel>
  );
}
