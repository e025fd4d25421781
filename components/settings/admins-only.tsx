import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";

/** Stands where a member has nothing to do. */
export function AdminsOnly({ title, organizationName }: { title: string; organizationName: string }) {
  return (
    <EmptyState title={title} actions={<LinkButton href="/dashboard/instances">Go to instances</LinkButton>}>
      You are a member of {organizationName}. Ask one of its admins when something here has to change.
    </EmptyState>
  );
}
