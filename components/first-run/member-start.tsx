import { ConnectByProgram } from "@/components/instances/connect-by-program";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";

/** What a member without instances can do, and whom to ask for the rest. */
export function MemberStart({ admins }: { admins: string[] }) {
  return (
    <EmptyState
      title="You have no instances yet"
      role="status"
      startsHere
      actions={
        <>
          <LinkButton href="/connect" variant="primary">
            Connect Xero
          </LinkButton>
          <ConnectByProgram />
        </>
      }
      fine={`For apps, links to send to customers, people and settings, ask ${whom(admins)}.`}
    >
      You can connect an organisation, with an app that is saved here or with keys of your own, and see what you
      connected. What others connected is shown to admins and to whoever connected it.
    </EmptyState>
  );
}

function whom(admins: string[]): string {
  if (admins.length === 0) return "an admin of your organization";
  return new Intl.ListFormat("en-GB", { type: "disjunction" }).format(admins);
}
