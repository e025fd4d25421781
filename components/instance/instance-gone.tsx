import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";

export function InstanceGone({ id }: { id: number }) {
  return (
    <EmptyState
      title={`Instance ${id} not found`}
      role="status"
      actions={<LinkButton href="/dashboard/instances">Show all instances</LinkButton>}
    >
      It may have been disconnected, or it belongs to someone else.
    </EmptyState>
  );
}
