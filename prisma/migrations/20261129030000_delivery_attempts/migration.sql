-- Names only: neither rewrites a row.
ALTER TYPE "DeliveryStatus" RENAME VALUE 'given_up' TO 'failed';
ALTER TABLE "deliveries" RENAME COLUMN "tries" TO "attempts";
