-- CreateTable
CREATE TABLE "brandings" (
    "organization_id" UUID NOT NULL,
    "name" TEXT,
    "short_name" TEXT,
    "accent" TEXT,
    "reasons" JSONB NOT NULL DEFAULT '{}',
    "support_email" TEXT,
    "reply_to" TEXT,
    "privacy_url" TEXT,
    "terms_url" TEXT,
    "logo" BYTEA,
    "logo_type" TEXT,
    "logo_hash" TEXT,

    CONSTRAINT "brandings_pkey" PRIMARY KEY ("organization_id")
);

-- CreateIndex
CREATE INDEX "brandings_logo_hash_idx" ON "brandings"("logo_hash");

-- AddForeignKey
ALTER TABLE "brandings" ADD CONSTRAINT "brandings_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;
