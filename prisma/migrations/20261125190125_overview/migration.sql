-- AlterTable
ALTER TABLE "apps" ADD COLUMN     "problem_since" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "status_counts" (
    "organization_id" UUID NOT NULL,
    "hour" TIMESTAMPTZ(3) NOT NULL,
    "reconnect" INTEGER NOT NULL,
    "expired" INTEGER NOT NULL,
    "expiring" INTEGER NOT NULL,
    "retrying" INTEGER NOT NULL,
    "connected" INTEGER NOT NULL,
    "disabled" INTEGER NOT NULL,

    CONSTRAINT "status_counts_pkey" PRIMARY KEY ("organization_id","hour")
);

-- AddForeignKey
ALTER TABLE "status_counts" ADD CONSTRAINT "status_counts_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Instances that need somebody are counted each time an overview is looked at, so each state by the clock has its index.
-- The list of instances uses the same ones, and may have brought them.
CREATE INDEX IF NOT EXISTS "grants_reconnect_idx" ON "grants"("organization_id", "expires_at") WHERE "status" = 'reconnect';
CREATE INDEX IF NOT EXISTS "grants_renewable_idx" ON "grants"("organization_id", "expires_at") WHERE "status" <> 'reconnect' AND "renew_at" IS NOT NULL;
CREATE INDEX IF NOT EXISTS "grants_unrenewable_idx" ON "grants"("organization_id", "expires_at") WHERE "status" <> 'reconnect' AND "renew_at" IS NULL;
CREATE INDEX IF NOT EXISTS "grants_retrying_idx" ON "grants"("organization_id", "expires_at") WHERE "status" = 'retrying';
CREATE INDEX IF NOT EXISTS "instances_removed_idx" ON "instances"("organization_id", "created_at", "id") WHERE "removed_at" IS NOT NULL;
CREATE INDEX IF NOT EXISTS "instances_disabled_idx" ON "instances"("organization_id", "created_at", "id") WHERE "disabled_at" IS NOT NULL;
CREATE INDEX IF NOT EXISTS "instances_organization_id_created_by_id_created_at_id_idx" ON "instances"("organization_id", "created_by_id", "created_at", "id");

-- Connects per day, and lines of the trail by type.
CREATE INDEX "events_organization_id_type_created_at_id_idx" ON "events"("organization_id", "type", "created_at", "id");
