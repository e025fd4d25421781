"use client";

import { Plus } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { endpointWants } from "@/components/copy/endpoint";
import { LoadError } from "@/components/portal/load-error";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { onDemand } from "@/components/ui/on-demand";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { TableSkeleton } from "@/components/ui/table-skeleton";
import type { EndpointView } from "@/lib/webhooks/endpoints/view";
import { EndpointBadge } from "./endpoint-badge";
import { useEndpoints } from "./use-endpoints";

const EndpointDialog = onDemand(() => import("./endpoint-dialog").then((file) => file.EndpointDialog));

/** The organization's webhooks. */
export function Endpoints() {
  const { value, error, refresh } = useEndpoints();
  const [isAdding, setAdding] = useState(false);
  const button = (
    <Button variant="primary" onClick={() => setAdding(true)}>
      <Plus /> Add webhook
    </Button>
  );
  return (
    <>
      <PageHeader title="Webhooks">{button}</PageHeader>
      {!value &&
        (error ? <LoadError what="The list" error={error} onRetry={refresh} /> : <TableSkeleton what="webhooks" />)}
      {value?.items.length === 0 && (
        <EmptyState title="No webhooks yet" role="status" startsHere actions={button}>
          Gangway can send the events of all instances and links to your URL: signed, and retried until your program
          accepts them.
        </EmptyState>
      )}
      {value && value.items.length > 0 && (
        <Panel className="max-sm:-mx-4 max-sm:rounded-none max-sm:border-x-0">
          <ul>
            {value.items.map((endpoint) => (
              <Row key={endpoint.id} endpoint={endpoint} />
            ))}
          </ul>
        </Panel>
      )}
      {isAdding && <EndpointDialog onSaved={refresh} onClose={() => setAdding(false)} />}
    </>
  );
}

function Row({ endpoint }: { endpoint: EndpointView }) {
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-b border-line px-4 py-3 last:border-b-0 sm:px-5">
      <div className="min-w-0 wrap-anywhere">
        <Link
          href={`/dashboard/settings/webhooks/${endpoint.id}`}
          className="inline-flex min-h-(--hit) items-center font-mono text-13"
        >
          {endpoint.url}
        </Link>
        <p className="text-13 text-ink-3">{endpointWants(endpoint)}</p>
      </div>
      <EndpointBadge endpoint={endpoint} />
    </li>
  );
}
