-- CreateTable
CREATE TABLE "call_counts" (
    "instance_id" INTEGER NOT NULL,
    "hour" TIMESTAMPTZ(3) NOT NULL,
    "calls" INTEGER NOT NULL DEFAULT 0,
    "errors" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "call_counts_pkey" PRIMARY KEY ("instance_id","hour")
);

-- CreateIndex
CREATE INDEX "call_counts_hour_idx" ON "call_counts"("hour");

-- AddForeignKey
ALTER TABLE "call_counts" ADD CONSTRAINT "call_counts_instance_id_fkey" FOREIGN KEY ("instance_id") REFERENCES "instances"("id") ON DELETE CASCADE ON UPDATE CASCADE;


