import { Panel } from "@/components/ui/panel";
import { countryName } from "@/components/copy/organisation";
import type { OrganisationStep } from "@/lib/attempts/view";

/** The organisation that Xero gave access to. */
export function OrganisationFacts({ organisation }: { organisation: OrganisationStep["organisation"] }) {
  const { name, legalName, countryCode, currency } = organisation;
  const facts = [
    legalName !== null && legalName !== name ? legalName : null,
    countryCode === null ? null : countryName(countryCode),
    currency,
  ].filter((fact) => fact !== null);
  return (
    <Panel className="px-4 py-3.5 wrap-anywhere" aria-label="Organisation">
      <b className="block">{name}</b>
      {facts.length > 0 && <span className="text-13 text-ink-3">{facts.join(", ")}</span>}
    </Panel>
  );
}
