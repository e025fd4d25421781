import { organisationFacts } from "@/components/copy/organisation";
import { Panel } from "@/components/ui/panel";
import type { OrganisationStep } from "@/lib/attempts/view";

/** The organisation that Xero gave access to. */
export function OrganisationFacts({ organisation }: { organisation: OrganisationStep["organisation"] }) {
  const facts = organisationFacts(organisation);
  return (
    <Panel className="px-4 py-3.5 wrap-anywhere" aria-label="Organisation">
      <b className="block">{organisation.name}</b>
      {facts && <span className="text-13 text-ink-3">{facts}</span>}
    </Panel>
  );
}
