import { Blank } from "@/components/ui/blank";
import { LinkButton } from "@/components/ui/button";

/** Stands where a member has nothing to set. */
export function AdminsOnly({ organizationName }: { organizationName: string }) {
  return (
    <Blank
      title="Settings are for admins"
      actions={<LinkButton href="/dashboard/instances">Go to instances</LinkButton>}
    >
      You are a member of {organizationName}. Ask one of its admins when something here has to change.
    </Blank>
  );
}
