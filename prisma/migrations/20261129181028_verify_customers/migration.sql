-- CreateEnum
CREATE TYPE "LinkVerify" AS ENUM ('email', 'host');

-- AlterTable
ALTER TABLE "links" ADD COLUMN     "verify" "LinkVerify",
ADD COLUMN     "verify_url" TEXT;

-- CreateTable
CREATE TABLE "host_checks" (
    "id" UUID NOT NULL,
    "link_id" UUID NOT NULL,
    "visitor_hash" BYTEA NOT NULL,
    "proof_hash" BYTEA,
    "verified_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "host_checks_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "host_checks_proof_hash_key" ON "host_checks"("proof_hash");

-- CreateIndex
CREATE INDEX "host_checks_link_id_visitor_hash_idx" ON "host_checks"("link_id", "visitor_hash");

-- CreateIndex
CREATE INDEX "host_checks_expires_at_idx" ON "host_checks"("expires_at");

-- AddForeignKey
ALTER TABLE "host_checks" ADD CONSTRAINT "host_checks_link_id_fkey" FOREIGN KEY ("link_id") REFERENCES "links"("id") ON DELETE CASCADE ON UPDATE CASCADE;


