-- CreateTable
-- Not logged: after a crash of the database every lane may go on at once, which is all that is lost.
CREATE UNLOGGED TABLE "lanes" (
    "queue" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "spent_until" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "lanes_pkey" PRIMARY KEY ("queue","key")
);

-- What is being sent to a receiver at this moment, by any server.
CREATE INDEX "deliveries_claimed_idx" ON "deliveries" ("origin") WHERE "claimed_at" IS NOT NULL;
