import type { Metadata } from "next";
import { CancelForm } from "@/components/connect/cancel-form";
import { ConnectOrganisation } from "@/components/connect/connect-organisation";
import { ConnectPage } from "@/components/connect/connect-page";
import { OtherOrganisation } from "@/components/connect/other-organisation";
import { Picker } from "@/components/connect/picker";
import { ReconnectInstance } from "@/components/connect/reconnect-instance";
import { UnusableOrganisations } from "@/components/connect/unusable-organisations";
import { organisationHead } from "@/components/copy/organisation-step";
import { firstValue, type Query } from "@/app/query";
import { requireStep } from "@/app/connect/steps";
import { organisationStep } from "@/lib/connect/current-page";
import type { OrganisationStep } from "@/lib/attempts/view";
import { requireUser } from "@/lib/signed-in";

export const metadata: Metadata = { title: "Organisation" };

export default async function OrganisationPage({ searchParams }: { searchParams: Query }) {
  const user = await requireUser();
  const step = await requireStep(organisationStep(user, await firstValue(searchParams, "attempt")));
  return (
    <ConnectPage
      at={3}
      {...organisationHead(step)}
      leave={<CancelForm attemptId={step.attemptId} endsAtXero={step.endsAtXero} />}
    >
      {bodyOf(step)}
      {step.unusable.length > 0 && <UnusableOrganisations unusable={step.unusable} />}
    </ConnectPage>
  );
}

function bodyOf(step: OrganisationStep) {
  const { attemptId, reconnect, choices, expiresAt } = step;
  if (reconnect?.isOther) return <OtherOrganisation step={step} target={reconnect} />;
  if (reconnect) return <ReconnectInstance step={step} instanceId={reconnect.id} />;
  if (choices) return <Picker attemptId={attemptId} choices={choices} expiresAt={expiresAt} />;
  return <ConnectOrganisation step={step} />;
}
