import Link from "next/link";
import type { ReactNode } from "react";
import { LoadError } from "@/components/portal/load-error";
import { TitledPanel } from "@/components/ui/panel";
import { Pager } from "@/components/ui/pager";
import { Loading, SkeletonBlock } from "@/components/ui/skeleton";
import type { EndpointDelivery, EndpointView } from "@/lib/webhooks/endpoints/view";
import { DeliveryFilters } from "./delivery-filters";
import { DeliveryRow } from "./delivery-row";
import type { UsedEndpoint } from "./use-endpoint";

/** What a webhook was sent, newest event first, with filters. */
export function EndpointDeliveries({ endpoint, used }: { endpoint: EndpointView; used: UsedEndpoint }) {
  const { deliveries, query, ask, redeliver } = used;
  const { value, error, refresh } = deliveries;
  const { cursor: _cursor, ...filter } = query;
  const isFiltered = Object.keys(filter).length > 0;
  return (
    <TitledPanel id="deliveries" title="Deliveries">
      <DeliveryFilters filter={filter} ask={ask} />
      {!value && (error ? <LoadError what="The list" error={error} onRetry={refresh} /> : <ListSkeleton />)}
      {value?.items.length === 0 && (
        <p role="status" className="text-ink-2">
          {isFiltered ? "No delivery matches." : "Nothing sent yet. The next event or test appears here."}
        </p>
      )}
      <ol aria-label="Deliveries" aria-busy={deliveries.isLoading}>
        {value?.items.map((delivery) => (
          <DeliveryRow
            key={delivery.id}
            delivery={delivery}
            about={aboutOf(delivery)}
            onSend={endpoint.enabled ? redeliver : null}
          />
        ))}
      </ol>
      {value && <Pager {...value} onGo={(cursor) => ask({ ...filter, cursor })} />}
    </TitledPanel>
  );
}

/** The instance of an event, or the link; null for a test. */
function aboutOf({ instance, event }: EndpointDelivery): ReactNode {
  if (instance?.name) return <Link href={`/dashboard/instances/${instance.id}`}>{instance.name}</Link>;
  if (instance) return `instance ${instance.id}`;
  return typeof event.data.link === "string" ? event.data.link : null;
}

function ListSkeleton() {
  return (
    <Loading what="deliveries">
      <div className="grid gap-3">
        <SkeletonBlock className="h-3 w-3/5" />
        <SkeletonBlock className="h-3 w-1/2" />
      </div>
    </Loading>
  );
}
