-- DropIndex
DROP INDEX "grants_renew_at_idx";

-- AlterTable
ALTER TABLE "apps" ADD COLUMN     "paused_until" TIMESTAMPTZ(3),
ADD COLUMN     "pauses" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "grants" ADD COLUMN     "checked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "claimed_at" TIMESTAMPTZ(3),
ADD COLUMN     "notice_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "organizations" ADD COLUMN     "gives_tokens" BOOLEAN NOT NULL DEFAULT true;

-- CreateTable
CREATE TABLE "renewal_counts" (
    "organization_id" UUID NOT NULL,
    "hour" TIMESTAMPTZ(3) NOT NULL,
    "renewed" INTEGER NOT NULL DEFAULT 0,
    "failed" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "renewal_counts_pkey" PRIMARY KEY ("organization_id","hour")
);

-- AddForeignKey
ALTER TABLE "renewal_counts" ADD CONSTRAINT "renewal_counts_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Prisma knows no partial indexes. What is due, by app; a grant that only its customer can mend is never due.
CREATE INDEX "grants_due_idx" ON "grants"("app_id", "renew_at") WHERE "renew_at" IS NOT NULL AND "status" <> 'reconnect';

-- What has to be told before and when a token that cannot be renewed ends.
CREATE INDEX "grants_notice_idx" ON "grants"("notice_at") WHERE "notice_at" IS NOT NULL;
UPDATE "grants" SET "notice_at" = "expires_at" - interval '10 minutes' WHERE "renew_at" IS NULL AND "expires_at" > now();

-- Every grant is written three times an hour: room on its page keeps the token rows' updates off the index, and
-- vacuum has to come after thousands of dead rows, not after a fifth of the table.
ALTER TABLE "grants" SET (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02);
ALTER TABLE "grant_tokens" SET (fillfactor = 45, autovacuum_vacuum_scale_factor = 0.02);
