-- DropIndex
DROP INDEX "deliveries_endpoint_id_event_id_idx";

-- DropIndex
DROP INDEX "deliveries_instance_id_event_id_idx";

-- AlterTable
ALTER TABLE "deliveries" ADD COLUMN     "xero_event_id" BIGINT,
ALTER COLUMN "event_id" DROP NOT NULL;

-- CreateTable
CREATE TABLE "xero_webhooks" (
    "app_id" UUID NOT NULL,
    "key_sealed" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "received_at" TIMESTAMPTZ(3),
    "refused_at" TIMESTAMPTZ(3),
    "dropped" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "xero_webhooks_pkey" PRIMARY KEY ("app_id")
);

-- CreateTable
CREATE TABLE "xero_events" (
    "id" BIGINT NOT NULL,
    "organization_id" UUID NOT NULL,
    "instance_id" INTEGER NOT NULL,
    "category" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "resource_id" TEXT NOT NULL,
    "happened_at" TIMESTAMPTZ(3) NOT NULL,
    "data" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "xero_events_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "xero_events_organization_id_created_at_idx" ON "xero_events"("organization_id", "created_at");

-- CreateIndex
CREATE INDEX "xero_events_created_at_idx" ON "xero_events"("created_at");

-- CreateIndex
CREATE UNIQUE INDEX "xero_events_instance_id_happened_at_resource_id_category_ty_key" ON "xero_events"("instance_id", "happened_at", "resource_id", "category", "type");

-- CreateIndex
CREATE UNIQUE INDEX "deliveries_xero_event_id_endpoint_id_key" ON "deliveries"("xero_event_id", "endpoint_id");

-- CreateIndex
CREATE INDEX "instances_app_id_xero_id_idx" ON "instances"("app_id", "xero_id");

-- AddForeignKey
ALTER TABLE "xero_webhooks" ADD CONSTRAINT "xero_webhooks_app_id_fkey" FOREIGN KEY ("app_id") REFERENCES "apps"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "xero_events" ADD CONSTRAINT "xero_events_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_xero_event_id_fkey" FOREIGN KEY ("xero_event_id") REFERENCES "xero_events"("id") ON DELETE CASCADE ON UPDATE CASCADE;



-- Prisma knows neither checks nor partial indexes nor those of expressions. Ids of both kinds of events come from one sequence, so
-- lists of deliveries are in their order.
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_one_event_check" CHECK (num_nonnulls("event_id", "xero_event_id") = 1);
CREATE UNIQUE INDEX "deliveries_xero_event_id_own_key" ON "deliveries"("xero_event_id") WHERE "endpoint_id" IS NULL;
CREATE INDEX "deliveries_endpoint_order_idx" ON "deliveries"("endpoint_id", (coalesce("event_id", "xero_event_id")));
CREATE INDEX "deliveries_instance_order_idx" ON "deliveries"("instance_id", (coalesce("event_id", "xero_event_id")));

-- What webhooks are sent: events of the audit log, and changes that Xero reported.
CREATE VIEW "sent_events" AS
SELECT "id", "id" AS "event_id", NULL::bigint AS "xero_event_id", "organization_id", "instance_id", "type", "actor", "data", "created_at"
FROM "events"
UNION ALL
SELECT "id", NULL::bigint, "id", "organization_id", "instance_id", 'xero.changed', NULL::text, "data", "created_at" FROM "xero_events";

-- Which of them an endpoint is sent: the one place that knows it, as before. The caller has compared the organizations.
CREATE FUNCTION "wanted_by"("w" "webhook_endpoints", "e" "sent_events") RETURNS boolean LANGUAGE sql STABLE SET search_path FROM CURRENT AS $$
  SELECT CASE
    WHEN e.type = 'webhook.tested' THEN coalesce(e.data ->> 'endpoint' = w.id::text, false)
    WHEN e.type NOT IN ('link.connected', 'link.stopped', 'xero.changed')
      AND NOT (e.instance_id IS NOT NULL AND (e.type LIKE 'instance.%' OR e.type LIKE 'grant.%')) THEN false
    WHEN cardinality(w.event_types) > 0 AND NOT e.type = ANY (w.event_types) THEN false
    WHEN w.tag IS NULL AND w.app_id IS NULL THEN true
    WHEN e.type LIKE 'link.%' THEN EXISTS (SELECT FROM links l WHERE l.id = (e.data ->> 'session')::uuid
      AND (w.tag IS NULL OR w.tag = ANY (l.tags)) AND (w.app_id IS NULL OR w.app_id = l.app_id))
    ELSE EXISTS (SELECT FROM instances i WHERE i.id = e.instance_id AND i.organization_id = w.organization_id
      AND (w.tag IS NULL OR w.tag = ANY (i.tags)) AND (w.app_id IS NULL OR w.app_id = i.app_id))
  END $$;

-- For the trigger of events, and for servers of the version before.
CREATE OR REPLACE FUNCTION "wanted_by"("w" "webhook_endpoints", "e" "events") RETURNS boolean LANGUAGE sql STABLE SET search_path FROM CURRENT AS $$
  SELECT wanted_by(w, ROW(e.id, e.id, NULL, e.organization_id, e.instance_id, e.type, e.actor, e.data, e.created_at)::sent_events) $$;

-- The delivery is there with the change that Xero reported, or neither is.
CREATE FUNCTION "queue_change"() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  INSERT INTO deliveries (xero_event_id, instance_id, external_id, url, origin, configuration_sealed)
  SELECT NEW.id, w.instance_id, w.external_id, w.url, w.origin, w.configuration_sealed
  FROM webhooks w WHERE w.instance_id = NEW.instance_id AND w.organization_id = NEW.organization_id;
  INSERT INTO deliveries (xero_event_id, endpoint_id, external_id, url, origin, configuration_sealed)
  SELECT s.id, w.id, (SELECT i.external_id FROM instances i WHERE i.id = s.instance_id), w.url, w.origin, endpoint_key_mark()
  FROM sent_events s JOIN webhook_endpoints w ON w.organization_id = s.organization_id
  WHERE s.xero_event_id = NEW.id AND w.disabled_at IS NULL AND wanted_by(w, s);
  RETURN NULL;
END $$;

CREATE TRIGGER "queue_change" AFTER INSERT ON "xero_events" FOR EACH ROW EXECUTE FUNCTION "queue_change"();
