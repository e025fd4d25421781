-- CreateIndex
CREATE INDEX "attempts_organization_id_user_id_created_at_idx" ON "attempts"("organization_id", "user_id", "created_at");

-- Prisma knows no partial indexes. Whether anything is due.
CREATE INDEX "deliveries_due_idx" ON "deliveries"("next_at") WHERE "next_at" IS NOT NULL;
