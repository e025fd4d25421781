-- AlterTable
ALTER TABLE "grants" ADD COLUMN     "scopes" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- AlterTable
ALTER TABLE "instances" ADD COLUMN     "removed_at" TIMESTAMPTZ(3);


