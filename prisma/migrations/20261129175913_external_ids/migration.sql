-- DropIndex
DROP INDEX "instances_organization_id_external_id_idx";

-- AlterTable
ALTER TABLE "deliveries" ADD COLUMN     "external_id" TEXT;

-- CreateIndex
CREATE INDEX "instances_organization_id_external_id_created_at_id_idx" ON "instances"("organization_id", "external_id", "created_at", "id");

-- The search of the list finds an instance by the host's own id as well.
CREATE OR REPLACE FUNCTION "derive_instance"() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  NEW.name_key := folded(NEW.name);
  NEW.organisation_key := folded(NEW.organisation_name);
  NEW.search := left(concat_ws(' ', NEW.name_key, NEW.organisation_key, folded(NEW.external_id),
    folded(array_to_string(NEW.tags, ' '))), 1000);
  SELECT a.id, a.kind, a.protocol INTO NEW.app_id, NEW.kind, NEW.protocol
    FROM grants g JOIN apps a ON a.id = g.app_id WHERE g.id = NEW.grant_id;
  RETURN NEW;
END $$;

UPDATE "instances" SET "updated_at" = "updated_at" WHERE "external_id" IS NOT NULL;

-- A delivery keeps it, since the last event of an instance is sent when the instance is gone.
CREATE OR REPLACE VIEW "webhooks" AS
SELECT "id" AS "instance_id", "organization_id", "url", "configuration_sealed",
  coalesce(lower(substring("url" FROM '^[A-Za-z]+://[^/?#]+')), "url") AS "origin", "external_id"
FROM (
  SELECT "id", "organization_id", "external_id", "configuration_sealed",
    "configuration" ->> 'webhookUrl' AS "url"
  FROM "instances" WHERE "configuration" ->> 'webhookEnabled' = 'true'
) AS "wanting"
WHERE "url" IS NOT NULL;

CREATE OR REPLACE FUNCTION "queue_delivery"() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  INSERT INTO deliveries (event_id, instance_id, external_id, url, origin, configuration_sealed)
  SELECT NEW.id, w.instance_id, w.external_id, w.url, w.origin, w.configuration_sealed
  FROM webhooks w WHERE w.instance_id = NEW.instance_id AND w.organization_id = NEW.organization_id;
  RETURN NULL;
END $$;
