import { EVENT_TYPES } from "@/lib/audit-log/event-types";
import type { Page } from "@/lib/paging";
import type { DeliveryView, SentEvent } from "@/lib/webhooks/view";
import { XERO_CHANGED } from "@/lib/xero-events/view";

export const MAX_ENDPOINTS = 20;

/** After so many days without one success an endpoint is turned off. */
export const MAX_FAILING_DAYS = 5;

/** The most events that one replay sends. */
export const MAX_REPLAYED = 10_000;

/** What an endpoint can be sent; the database's function `wanted_by` says the same. */
export const DELIVERABLE_TYPES: DeliverableType[] = [
  ...EVENT_TYPES.filter((type) => /^(instance|grant)\.|^link\.(connected|stopped)$/.test(type)),
  XERO_CHANGED,
];

export type DeliverableType = SentEvent["type"];

/** Where an organization has its events sent. */
export type EndpointView = {
  id: string;
  url: string;
  /** Empty: every type. */
  eventTypes: DeliverableType[];
  tag: string | null;
  /** `name` is null when the app was deleted; then nothing matches. */
  app: { id: string; name: string | null } | null;
  enabled: boolean;
  failingSince: string | null;
  createdAt: string;
};

/** What is set of an endpoint; what is undefined stays, null takes a filter away. */
export type EndpointChange = {
  url?: string | undefined;
  eventTypes?: DeliverableType[] | undefined;
  tag?: string | null | undefined;
  app?: string | null | undefined;
  enabled?: boolean | undefined;
};

/** An endpoint with its signature key, which is shown this once. */
export type EndpointWithKey = { endpoint: EndpointView; signatureKey: string };

/** A delivery of an endpoint, and the instance that its event is about. */
export type EndpointDelivery = DeliveryView & { instance: { id: number; name: string | null } | null };

export type EndpointDeliveryPage = Page<EndpointDelivery>;
