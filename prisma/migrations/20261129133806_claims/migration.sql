-- Work in progress by name. Unlogged: after a crash nobody works any more.
CREATE UNLOGGED TABLE "claims" (
    "name" VARCHAR(255) NOT NULL,
    "holder" UUID NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "claims_pkey" PRIMARY KEY ("name")
);
