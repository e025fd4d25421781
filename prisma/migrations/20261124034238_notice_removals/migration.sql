-- AlterTable
ALTER TABLE "instances" ADD COLUMN     "removed_at" TIMESTAMPTZ(3);


