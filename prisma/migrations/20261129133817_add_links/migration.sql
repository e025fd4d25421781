-- DropIndex
DROP INDEX "links_organization_id_idx";

-- AlterTable
ALTER TABLE "attempts" ADD COLUMN     "result_hash" BYTEA,
ADD COLUMN     "visitor_hash" BYTEA;

-- AlterTable
ALTER TABLE "instances" ADD COLUMN     "external_id" TEXT,
ADD COLUMN     "link_id" UUID,
ADD COLUMN     "visitor_hash" BYTEA;

-- AlterTable
ALTER TABLE "links" ADD COLUMN     "email" TEXT,
ADD COLUMN     "external_id" TEXT,
ADD COLUMN     "instance_id" INTEGER,
ADD COLUMN     "is_by_program" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "language" TEXT,
ADD COLUMN     "mailed_at" TIMESTAMPTZ(3),
ADD COLUMN     "max_uses" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "opened" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "opened_at" TIMESTAMPTZ(3),
ADD COLUMN     "previous_token_hash" BYTEA,
ADD COLUMN     "return_url" TEXT,
ADD COLUMN     "scopes" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "tags" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "uses" INTEGER NOT NULL DEFAULT 0;

-- CreateIndex
CREATE UNIQUE INDEX "attempts_result_hash_key" ON "attempts"("result_hash");

-- CreateIndex
CREATE INDEX "attempts_link_id_created_at_idx" ON "attempts"("link_id", "created_at");

-- CreateIndex
CREATE INDEX "instances_link_id_idx" ON "instances"("link_id");

-- CreateIndex
CREATE INDEX "instances_organization_id_external_id_idx" ON "instances"("organization_id", "external_id");

-- CreateIndex
CREATE UNIQUE INDEX "links_previous_token_hash_key" ON "links"("previous_token_hash");

-- CreateIndex
CREATE INDEX "links_organization_id_created_at_idx" ON "links"("organization_id", "created_at");

-- CreateIndex
CREATE INDEX "links_instance_id_idx" ON "links"("instance_id");

-- AddForeignKey
ALTER TABLE "instances" ADD CONSTRAINT "instances_link_id_fkey" FOREIGN KEY ("link_id") REFERENCES "links"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "links" ADD CONSTRAINT "links_instance_id_fkey" FOREIGN KEY ("instance_id") REFERENCES "instances"("id") ON DELETE CASCADE ON UPDATE CASCADE;


