-- AlterTable
ALTER TABLE "events" ADD COLUMN     "redaction" BYTEA;

-- AlterTable
ALTER TABLE "trails" ADD COLUMN     "begin_seal" BYTEA,
ADD COLUMN     "removed_lines" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "removed_seal" BYTEA;

-- CreateIndex
CREATE INDEX "links_expires_at_idx" ON "links"("expires_at");

-- A line stays as it is. It may be sealed, once; what says who a person is may be taken out of it, which marks it; and it goes with its
-- organization, or from the beginning of the trail, up to the line that the trail says. Who has no key of the trail can neither mark a line
-- nor move its beginning without the verification finding it.
CREATE OR REPLACE FUNCTION "keep_event"() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
  kept events;
BEGIN
  IF TG_OP = 'UPDATE' THEN
    kept := NEW;
    kept.line := NULL;
    kept.seal := NULL;
    IF kept IS NOT DISTINCT FROM OLD THEN RETURN NEW; END IF;
    kept := NEW;
    kept.actor := OLD.actor;
    kept.address := OLD.address;
    kept.data := OLD.data;
    kept.redaction := OLD.redaction;
    IF OLD.line IS NOT NULL AND NEW.redaction IS NOT NULL AND NEW.redaction IS DISTINCT FROM OLD.redaction
      AND kept IS NOT DISTINCT FROM OLD THEN RETURN NEW; END IF;
  ELSIF TG_OP = 'DELETE' THEN
    IF NOT EXISTS (SELECT FROM organizations WHERE id = OLD.organization_id) THEN RETURN OLD; END IF;
    IF EXISTS (SELECT FROM trails t WHERE t.organization_id = OLD.organization_id AND OLD.line <= t.removed_lines) THEN RETURN OLD; END IF;
  END IF;
  RAISE EXCEPTION 'the trail is append-only' USING ERRCODE = 'restrict_violation';
END $$;
