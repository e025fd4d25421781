import type { Metadata } from "next";
import type { ReactNode } from "react";
import { ConnectPage } from "@/components/connect/connect-page";
import { CurlCall } from "@/components/connect/curl-call";
import { TokenOnce } from "@/components/connect/token-once";
import { Moment } from "@/components/time/moment";
import { Actions } from "@/components/ui/actions";
import { LinkButton } from "@/components/ui/button";
import { one, type Query } from "@/app/connect/query";
import { requireStep } from "@/app/connect/steps";
import { doneStep } from "@/lib/attempts/steps";
import type { DoneStep } from "@/lib/attempts/view";
import { requireUser } from "@/lib/session";

export const metadata: Metadata = { title: "Connected" };

export default async function DonePage({ searchParams }: { searchParams: Query }) {
  const user = await requireUser();
  const step = await requireStep(doneStep(user, await one(searchParams, "attempt")));
  const { instance, isReconnect, token, publicUrl } = step;
  return (
    <ConnectPage
      at={4}
      title={`${instance.name} is connected${isReconnect ? " again" : ""}`}
      lead={leadOf(step)}
      leave={{ href: "/dashboard", word: "Dashboard" }}
    >
      {token !== null && <TokenOnce instance={instance} token={token} />}
      <CurlCall publicUrl={publicUrl} token={token} />
      <Actions>
        <LinkButton href={`/dashboard/instances/${instance.id}`} variant="primary" size="lg">
          Open the instance
        </LinkButton>
        <LinkButton href="/connect" size="lg">
          Connect another
        </LinkButton>
      </Actions>
    </ConnectPage>
  );
}

function leadOf({ instance, isReconnect, token, shownUntil }: DoneStep): ReactNode {
  if (isReconnect) return `Id ${instance.id} and its token stayed the same, so programs go on as they are.`;
  if (token === null) {
    return `The token of instance ${instance.id} was shown here and can’t be shown again. If it got lost, rotate it on the instance’s page.`;
  }
  return (
    <>
      Copy the token now. This page can show it until <Moment at={shownUntil} />; Gangway keeps only a fingerprint. If
      it gets lost, rotate it on the instance’s page.
    </>
  );
}
