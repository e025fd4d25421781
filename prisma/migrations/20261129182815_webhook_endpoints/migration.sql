-- DropIndex
DROP INDEX "deliveries_event_id_key";

-- AlterTable
ALTER TABLE "deliveries" ADD COLUMN     "endpoint_id" UUID,
ALTER COLUMN "instance_id" DROP NOT NULL;

-- CreateTable
CREATE TABLE "webhook_endpoints" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "url" TEXT NOT NULL,
    "origin" TEXT NOT NULL,
    "event_types" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "tag" TEXT,
    "app_id" UUID,
    "keys_sealed" BYTEA NOT NULL,
    "failing_since" TIMESTAMPTZ(3),
    "disabled_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "webhook_endpoints_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "webhook_endpoints_organization_id_idx" ON "webhook_endpoints"("organization_id");

-- CreateIndex
CREATE INDEX "deliveries_endpoint_id_event_id_idx" ON "deliveries"("endpoint_id", "event_id");

-- CreateIndex
CREATE UNIQUE INDEX "deliveries_event_id_endpoint_id_key" ON "deliveries"("event_id", "endpoint_id");

-- AddForeignKey
ALTER TABLE "webhook_endpoints" ADD CONSTRAINT "webhook_endpoints_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_endpoint_id_fkey" FOREIGN KEY ("endpoint_id") REFERENCES "webhook_endpoints"("id") ON DELETE CASCADE ON UPDATE CASCADE;


-- Prisma knows no partial indexes. An event goes to the webhook of its own instance once.
CREATE UNIQUE INDEX "deliveries_event_id_own_key" ON "deliveries"("event_id") WHERE "endpoint_id" IS NULL;

-- Which events an endpoint is sent: the one place that knows it, for what happens now and for what is replayed. The caller has
-- compared the organizations. Of a link the tags and the app are what its instances get; an instance that is gone matches no filter.
CREATE FUNCTION "wanted_by"("w" "webhook_endpoints", "e" "events") RETURNS boolean LANGUAGE sql STABLE SET search_path FROM CURRENT AS $$
  SELECT CASE
    WHEN e.type = 'webhook.tested' THEN coalesce(e.data ->> 'endpoint' = w.id::text, false)
    WHEN e.type NOT IN ('link.connected', 'link.stopped')
      AND NOT (e.instance_id IS NOT NULL AND (e.type LIKE 'instance.%' OR e.type LIKE 'grant.%')) THEN false
    WHEN cardinality(w.event_types) > 0 AND NOT e.type = ANY (w.event_types) THEN false
    WHEN w.tag IS NULL AND w.app_id IS NULL THEN true
    WHEN e.type LIKE 'link.%' THEN EXISTS (SELECT FROM links l WHERE l.id = (e.data ->> 'session')::uuid
      AND (w.tag IS NULL OR w.tag = ANY (l.tags)) AND (w.app_id IS NULL OR w.app_id = l.app_id))
    ELSE EXISTS (SELECT FROM instances i WHERE i.id = e.instance_id AND i.organization_id = w.organization_id
      AND (w.tag IS NULL OR w.tag = ANY (i.tags)) AND (w.app_id IS NULL OR w.app_id = i.app_id))
  END $$;

-- What is stored as the key of an endpoint's delivery: a key that no server has. One of the version before, which does not know
-- endpoints and finds the delivery due, then postpones it instead of sending it unsigned.
CREATE FUNCTION "endpoint_key_mark"() RETURNS bytea LANGUAGE sql IMMUTABLE AS $$ SELECT '\x01082a6e6f6e652a2a2a'::bytea $$;

CREATE OR REPLACE FUNCTION "queue_delivery"() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  IF NEW.type NOT LIKE 'link.%' THEN
    INSERT INTO deliveries (event_id, instance_id, external_id, url, origin, configuration_sealed)
    SELECT NEW.id, w.instance_id, w.external_id, w.url, w.origin, w.configuration_sealed
    FROM webhooks w WHERE w.instance_id = NEW.instance_id AND w.organization_id = NEW.organization_id;
  END IF;
  INSERT INTO deliveries (event_id, endpoint_id, external_id, url, origin, configuration_sealed)
  SELECT NEW.id, w.id, (SELECT i.external_id FROM instances i WHERE i.id = NEW.instance_id), w.url, w.origin, endpoint_key_mark()
  FROM webhook_endpoints w WHERE w.organization_id = NEW.organization_id AND w.disabled_at IS NULL AND wanted_by(w, NEW);
  RETURN NULL;
END $$;

-- Everything that anybody may want; `wanted_by` and the view `webhooks` decide.
DROP TRIGGER "queue_delivery" ON "events";
CREATE TRIGGER "queue_delivery" AFTER INSERT ON "events" FOR EACH ROW
  WHEN (NEW."type" IN ('link.connected', 'link.stopped', 'webhook.tested')
    OR (NEW."instance_id" IS NOT NULL AND (NEW."type" LIKE 'instance.%' OR NEW."type" LIKE 'grant.%')))
  EXECUTE FUNCTION "queue_delivery"();
