"use client";

import { LoadError } from "@/components/portal/load-error";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { TableSkeleton } from "@/components/ui/table-skeleton";
import { EndpointActions } from "./endpoint-actions";
import { EndpointDeliveries } from "./endpoint-deliveries";
import { EndpointFacts } from "./endpoint-facts";
import { useEndpoint } from "./use-endpoint";

/** A webhook of the organization: its state, what it was sent, and what an admin may do. */
export function EndpointPage({ id }: { id: string }) {
  const used = useEndpoint(id);
  const { value: endpoint, error, refresh } = used.endpoint;
  if (!endpoint) {
    if (error?.status === 404) return <Gone />;
    return error ? <LoadError what="The webhook" error={error} onRetry={refresh} /> : <TableSkeleton what="webhook" />;
  }
  return (
    <>
      <PageHeader title={<span className="wrap-anywhere">{new URL(endpoint.url).host}</span>} />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_308px]">
        <EndpointDeliveries endpoint={endpoint} used={used} />
        <div className="grid min-w-0 gap-4 max-lg:order-first">
          <EndpointFacts endpoint={endpoint} />
          <EndpointActions endpoint={endpoint} used={used} />
        </div>
      </div>
    </>
  );
}

function Gone() {
  return (
    <EmptyState
      title="Webhook not found"
      actions={<LinkButton href="/dashboard/settings/webhooks">Back to webhooks</LinkButton>}
    >
      It was deleted, or the link is wrong.
    </EmptyState>
  );
}
