import type { Metadata } from "next";
import { ConnectOrganisation } from "@/components/connect/connect-organisation";
import { ConnectPage } from "@/components/connect/connect-page";
import { OtherOrganisation } from "@/components/connect/other-organisation";
import { ReconnectInstance } from "@/components/connect/reconnect-instance";
import { one, type Query } from "@/app/connect/query";
import { requireStep } from "@/app/connect/steps";
import { organisationStep } from "@/lib/attempts/steps";
import type { OrganisationStep } from "@/lib/attempts/view";
import { requireUser } from "@/lib/session";

export const metadata: Metadata = { title: "Organisation" };

export default async function OrganisationPage({ searchParams }: { searchParams: Query }) {
  const user = await requireUser();
  const step = await requireStep(organisationStep(user, await one(searchParams, "attempt")));
  return (
    <ConnectPage at={3} {...headOf(step)} leave={{ href: "/dashboard/instances", word: "Cancel" }}>
      {bodyOf(step)}
    </ConnectPage>
  );
}

function headOf({ reconnect, organisation, already }: OrganisationStep) {
  if (reconnect?.isOther) {
    return {
      title: "Another organisation came back",
      lead: `You set out to reconnect ${reconnect.name}, and Xero gave access to ${organisation.name}.`,
    };
  }
  if (reconnect) {
    return { title: `Reconnect ${reconnect.name}?`, lead: "Xero gave access to the same organisation as before." };
  }
  if (already.length > 0) {
    return { title: `Connect ${organisation.name}?`, lead: "Xero gave access to this organisation." };
  }
  return {
    title: "Name your instance",
    lead: "Xero gave access to one organisation. Give it a name, and it is connected.",
  };
}

function bodyOf(step: OrganisationStep) {
  const { reconnect } = step;
  if (reconnect?.isOther) return <OtherOrganisation step={step} target={reconnect} />;
  if (reconnect) return <ReconnectInstance step={step} instanceId={reconnect.id} />;
  return <ConnectOrganisation step={step} />;
}
