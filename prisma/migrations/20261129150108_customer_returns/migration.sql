-- AlterTable
ALTER TABLE "organizations" ADD COLUMN     "reminds_customers" BOOLEAN NOT NULL DEFAULT true;

-- CreateTable
CREATE TABLE "reminders" (
    "instance_id" INTEGER NOT NULL,
    "organization_id" UUID NOT NULL,
    "sent" INTEGER NOT NULL DEFAULT 0,
    "since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "next_at" TIMESTAMPTZ(3) DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "reminders_pkey" PRIMARY KEY ("instance_id")
);

-- CreateTable
CREATE TABLE "reminder_addresses" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "mailed_at" TIMESTAMPTZ(3),
    "stopped_at" TIMESTAMPTZ(3),

    CONSTRAINT "reminder_addresses_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mail_codes" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "code_hash" BYTEA NOT NULL,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "token_hash" BYTEA,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "mail_codes_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "reminders_organization_id_idx" ON "reminders"("organization_id");

-- CreateIndex
CREATE INDEX "reminders_next_at_idx" ON "reminders"("next_at");

-- CreateIndex
CREATE INDEX "reminder_addresses_email_idx" ON "reminder_addresses"("email");

-- CreateIndex
CREATE UNIQUE INDEX "reminder_addresses_organization_id_email_key" ON "reminder_addresses"("organization_id", "email");

-- CreateIndex
CREATE UNIQUE INDEX "mail_codes_token_hash_key" ON "mail_codes"("token_hash");

-- CreateIndex
CREATE INDEX "mail_codes_organization_id_idx" ON "mail_codes"("organization_id");

-- CreateIndex
CREATE INDEX "mail_codes_expires_at_idx" ON "mail_codes"("expires_at");

-- CreateIndex
CREATE INDEX "links_organization_id_email_idx" ON "links"("organization_id", "email");

-- AddForeignKey
ALTER TABLE "reminders" ADD CONSTRAINT "reminders_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reminders" ADD CONSTRAINT "reminders_instance_id_fkey" FOREIGN KEY ("instance_id") REFERENCES "instances"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reminder_addresses" ADD CONSTRAINT "reminder_addresses_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mail_codes" ADD CONSTRAINT "mail_codes_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;


