-- AlterTable
ALTER TABLE "links" ADD COLUMN     "keys_by_customer" BOOLEAN NOT NULL DEFAULT false,
ALTER COLUMN "app_id" DROP NOT NULL;


