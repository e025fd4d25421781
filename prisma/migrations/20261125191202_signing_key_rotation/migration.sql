-- AlterTable
ALTER TABLE "signing_keys" ADD COLUMN     "used_since" TIMESTAMPTZ(3);


UPDATE "signing_keys" SET "used_since" = "created_at";
