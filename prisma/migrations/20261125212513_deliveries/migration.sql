-- CreateEnum
CREATE TYPE "DeliveryStatus" AS ENUM ('waiting', 'delivered', 'given_up');

-- CreateTable
CREATE TABLE "deliveries" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "event_id" BIGINT NOT NULL,
    "instance_id" INTEGER NOT NULL,
    "url" TEXT NOT NULL,
    "origin" TEXT NOT NULL,
    "configuration_sealed" BYTEA,
    "status" "DeliveryStatus" NOT NULL DEFAULT 'waiting',
    "tries" INTEGER NOT NULL DEFAULT 0,
    "next_at" TIMESTAMPTZ(3) DEFAULT CURRENT_TIMESTAMP,
    "claimed_at" TIMESTAMPTZ(3),
    "noted_at" TIMESTAMPTZ(3),
    "answer_status" INTEGER,
    "problem" TEXT,

    CONSTRAINT "deliveries_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "deliveries_event_id_key" ON "deliveries"("event_id");

-- CreateIndex
CREATE INDEX "deliveries_instance_id_event_id_idx" ON "deliveries"("instance_id", "event_id");

-- CreateIndex
CREATE INDEX "deliveries_noted_at_idx" ON "deliveries"("noted_at");

-- AddForeignKey
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "events"("id") ON DELETE CASCADE ON UPDATE CASCADE;


-- Prisma knows no partial indexes. What waits, by where it goes and when it is due.
CREATE INDEX "deliveries_waiting_idx" ON "deliveries"("origin", "next_at") WHERE "next_at" IS NOT NULL;

-- The instances that want to be told, and where. The one place where the database reads their configuration.
CREATE VIEW "webhooks" AS
SELECT "id" AS "instance_id", "organization_id", "url", "configuration_sealed",
  coalesce(lower(substring("url" FROM '^[A-Za-z]+://[^/?#]+')), "url") AS "origin"
FROM (
  SELECT "id", "organization_id", "configuration_sealed", "configuration" ->> 'event.notification.callback.url' AS "url"
  FROM "instances" WHERE "configuration" ->> 'event.notification.enabled' = 'true'
) AS "wanting"
WHERE "url" IS NOT NULL;

-- Events are written by many statements; whichever it is, the delivery is there with it or not at all. What people do with the
-- webhook itself is no news for its receiver, but for a test that they ask for.
CREATE FUNCTION "queue_delivery"() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  INSERT INTO deliveries (event_id, instance_id, url, origin, configuration_sealed)
  SELECT NEW.id, w.instance_id, w.url, w.origin, w.configuration_sealed
  FROM webhooks w WHERE w.instance_id = NEW.instance_id AND w.organization_id = NEW.organization_id;
  RETURN NULL;
END $$;

CREATE TRIGGER "queue_delivery" AFTER INSERT ON "events" FOR EACH ROW
  WHEN (NEW."instance_id" IS NOT NULL AND (NEW."type" LIKE 'instance.%' OR NEW."type" LIKE 'grant.%' OR NEW."type" = 'webhook.tested'))
  EXECUTE FUNCTION "queue_delivery"();
