-- DropIndex
DROP INDEX "events_organization_id_line_key";

-- Prisma knows no partial indexes. Without the lines that have no number yet, which it found as well as the index of those
-- and in no order: a long rest to be sealed was then sorted again for every batch.
CREATE UNIQUE INDEX "events_sealed_idx" ON "events"("organization_id", "line") WHERE "line" IS NOT NULL;
