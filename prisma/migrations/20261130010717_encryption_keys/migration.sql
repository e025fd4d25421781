-- CreateTable
CREATE TABLE "encryption_keys" (
    "id" VARCHAR(32) NOT NULL,
    "check_value" BYTEA NOT NULL,
    "uses" BIGINT NOT NULL DEFAULT 0,
    "retired_at" TIMESTAMPTZ(3),

    CONSTRAINT "encryption_keys_pkey" PRIMARY KEY ("id")
);
