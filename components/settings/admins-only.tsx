import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";

/** Replaces a page that members cannot use. */
export function AdminsOnly({ title, organizationName }: { title: string; organizationName: string }) {
  return (
    <EmptyState title={title} actions={<LinkButton href="/dashboard/instances">Go to instances</LinkButton>}>
      You are a member of {organizationName}. Ask an admin if something here needs to change.
    </EmptyState>
  );
}
