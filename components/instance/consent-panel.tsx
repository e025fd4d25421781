import { ChevronRight } from "lucide-react";
import Link from "next/link";
import { Moment } from "@/components/time/moment";
import { Fact, DescriptionList } from "@/components/ui/description-list";
import { TitledPanel } from "@/components/ui/panel";
import { SubmitButton } from "@/components/ui/submit-button";
import { appKind } from "@/components/copy/app";
import { sharedConsent } from "@/components/copy/organisation";
import type { InstanceDetails } from "@/lib/instances/view";
import { flowOf, hasConsent } from "@/lib/xero/view";
import { Scopes } from "./scopes";

export function ConsentPanel({ instance }: { instance: InstanceDetails }) {
  const { app, externalId, connectedBy, createdAt, siblings } = instance;
  const NextStep = NEXT_STEPS[flowOf(app)];
  return (
    <TitledPanel id="consent" title={hasConsent(app) ? "Consent" : "Approval"}>
      <DescriptionList>
        <Fact name="App">
          <Link href={`/dashboard/apps/${app.id}`}>{app.name}</Link>
        </Fact>
        <Fact name="Kind">{appKind(app)}</Fact>
        {externalId !== null && <Fact name="Your own id">{externalId}</Fact>}
        <Fact name="Connected by">{connectedBy ?? "Unknown"}</Fact>
        <Fact name="First connected">
          <Moment at={createdAt} />
        </Fact>
      </DescriptionList>
      {instance.scopes.length > 0 && <Scopes scopes={instance.scopes} />}
      <NextStep id={instance.id} />
      {siblings.length > 0 && (
        <>
          <p className="mt-4 mb-2 text-ink-2">{sharedConsent(siblings.length)}</p>
          <ul>
            {siblings.map(({ id, name }) => (
              <li key={id} className="border-t border-line">
                <Link
                  href={`/dashboard/instances/${id}`}
                  prefetch={false}
                  className="flex min-h-(--hit) items-center justify-between gap-3 text-ink no-underline hover:text-accent hover:underline"
                >
                  <span className="min-w-0 wrap-anywhere">{name}</span>
                  <ChevronRight className="size-4 shrink-0" />
                </Link>
              </li>
            ))}
          </ul>
        </>
      )}
    </TitledPanel>
  );
}

/** A consent may cover more organisations than were connected. */
function ConnectMore({ id }: { id: number }) {
  return (
    <form method="post" action={`/api/portal/instances/${id}/connect-more`} className="mt-4">
      <SubmitButton busyLabel="Asking Xero">Connect more organisations</SubmitButton>
    </form>
  );
}

/** The way off the protocol that Xero switched off. */
function MoveToOAuth2({ id }: { id: number }) {
  return (
    <p className="mt-4 text-13 text-ink-2">
      To move to OAuth 2.0, <Link href="/connect">connect</Link> the same organisation with an OAuth 2.0 app and choose
      “Update instance {id}”. Id, instance token, name and tags stay the same.
    </p>
  );
}

function ChangeAtXero() {
  return (
    <p className="mt-4 text-13 text-ink-2">
      Scopes and organisation are changed at Xero. After a change the custom connection has to be approved again.
    </p>
  );
}

const NEXT_STEPS = { oauth1: MoveToOAuth2, oauth2: ConnectMore, custom: ChangeAtXero };
