import { Moment } from "@/components/time/moment";
import { Fact, DescriptionList } from "@/components/ui/description-list";
import { TitledPanel } from "@/components/ui/panel";
import { changeInXero } from "@/components/copy/change-in-xero";
import { countryName, yesOrNo } from "@/components/copy/organisation";
import type { InstanceDetails } from "@/lib/instances/view";

/** Xero's details of the organisation; missing ones are left out. */
export function OrganisationPanel({ instance }: { instance: InstanceDetails }) {
  const { lastChange } = instance;
  const { legalName, countryCode, currency, shortCode, isDemoCompany } = instance.organisation;
  return (
    <TitledPanel id="organisation" title="Organisation">
      <DescriptionList>
        <Fact name="Name in Xero">{instance.organisationName}</Fact>
        {legalName && <Fact name="Legal name">{legalName}</Fact>}
        {countryCode && <Fact name="Country">{countryName(countryCode)}</Fact>}
        {currency && <Fact name="Currency">{currency}</Fact>}
        {shortCode && (
          <Fact name="Short code">
            <code className="font-mono">{shortCode}</code>
          </Fact>
        )}
        {isDemoCompany !== null && <Fact name="Demo company">{yesOrNo(isDemoCompany)}</Fact>}
        {lastChange && (
          <Fact name="Last change">
            {changeInXero(lastChange.category, lastChange.type)}, <Moment at={lastChange.at} />
          </Fact>
        )}
      </DescriptionList>
    </TitledPanel>
  );
}
