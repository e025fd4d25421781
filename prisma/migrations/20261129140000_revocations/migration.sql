-- CreateTable
CREATE TABLE "revocations" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "organization_id" UUID,
    "instance_id" INTEGER,
    "organisation" TEXT,
    "client_id" TEXT NOT NULL,
    "xero_user" TEXT NOT NULL,
    "connection_id" TEXT,
    "auth_event_id" TEXT,
    "holder" UUID,
    "held_until" TIMESTAMPTZ(3),
    "secrets_sealed" BYTEA,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_at" TIMESTAMPTZ(3) NOT NULL,
    "claimed_at" TIMESTAMPTZ(3),
    "begun_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "revocations_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "revocations_holder_key" ON "revocations"("holder");

-- CreateIndex
CREATE INDEX "revocations_client_id_xero_user_idx" ON "revocations"("client_id", "xero_user");

-- CreateIndex
CREATE INDEX "revocations_next_at_idx" ON "revocations"("next_at");

-- AddForeignKey
ALTER TABLE "revocations" ADD CONSTRAINT "revocations_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- Whether an instance uses a connection is asked by its id.
CREATE INDEX "instances_xero_connection_id_idx" ON "instances"("xero_connection_id");

-- A client id of OAuth 2.0 is one app, whatever it is called: of several rows the one that works and has most instances stays.
CREATE TEMP TABLE "merged_apps" ON COMMIT DROP AS
  SELECT "id" AS "old_id", first_value("id") OVER (
    PARTITION BY "organization_id", "key" ORDER BY "problem" IS NOT NULL, "instance_count" DESC, "created_at", "id"
  ) AS "id"
  FROM "apps" WHERE "protocol" = 'oauth2';
DELETE FROM "merged_apps" WHERE "old_id" = "id";

-- Of two grants of one Xero user the one that works and has the newer tokens stays.
CREATE TEMP TABLE "merged_grants" ON COMMIT DROP AS
  SELECT g."id" AS "old_id", first_value(g."id") OVER (
    PARTITION BY coalesce(m."id", g."app_id"), g."subject" ORDER BY g."status" = 'reconnect', g."issued_at" DESC, g."id"
  ) AS "id"
  FROM "grants" g LEFT JOIN "merged_apps" m ON m."old_id" = g."app_id"
  WHERE g."app_id" IN (SELECT "old_id" FROM "merged_apps" UNION SELECT "id" FROM "merged_apps");
DELETE FROM "merged_grants" WHERE "old_id" = "id";

UPDATE "instances" i SET "grant_id" = m."id" FROM "merged_grants" m WHERE i."grant_id" = m."old_id";
DELETE FROM "grants" g USING "merged_grants" m WHERE g."id" = m."old_id";
UPDATE "grants" g SET "app_id" = m."id" FROM "merged_apps" m WHERE g."app_id" = m."old_id";
-- A trigger fills the app's columns with every write.
UPDATE "instances" i SET "updated_at" = i."updated_at" FROM "merged_apps" m WHERE i."app_id" = m."old_id";
UPDATE "attempts" a SET "app_id" = m."id" FROM "merged_apps" m WHERE a."app_id" = m."old_id";
UPDATE "links" l SET "app_id" = m."id" FROM "merged_apps" m WHERE l."app_id" = m."old_id";
DELETE FROM "apps" a USING "merged_apps" m WHERE a."id" = m."old_id";

CREATE UNIQUE INDEX "apps_client_id_key" ON "apps"("organization_id", "key") WHERE "protocol" = 'oauth2';
