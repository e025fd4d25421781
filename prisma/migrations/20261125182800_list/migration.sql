-- AlterTable
ALTER TABLE "instances" ADD COLUMN     "app_id" UUID,
ADD COLUMN     "kind" "AppKind",
ADD COLUMN     "name_key" TEXT COLLATE "C" NOT NULL DEFAULT '',
ADD COLUMN     "organisation_key" TEXT COLLATE "C" NOT NULL DEFAULT '',
ADD COLUMN     "protocol" "Protocol",
ADD COLUMN     "search" TEXT COLLATE "C" NOT NULL DEFAULT '';

-- Text as the list compares it: no accents, no capitals, one blank between words. The same whatever the database's locale.
CREATE FUNCTION "folded"(text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN btrim(regexp_replace(lower(regexp_replace(normalize($1, NFKD), '[\u0300-\u036f]', '', 'g')), '\s+', ' ', 'g'));

-- What an index can find an instance by: the rest of each word from each of its letters on, so that a part of a word is
-- the beginning of a term, and its tags as a whole. Computing it is slow, so the planner has to use the index, and not
-- several processes, which take longer to begin than all of it.
CREATE FUNCTION "search_terms"("search" text, "tags" text[]) RETURNS tsvector LANGUAGE plpgsql IMMUTABLE STRICT COST 300 AS $$
DECLARE
  terms text[] := '{}';
  word text;
BEGIN
  FOREACH word IN ARRAY string_to_array(search, ' ') LOOP
    WHILE word <> '' LOOP
      terms := terms || left(word, 24);
      word := substr(word, 2);
    END LOOP;
  END LOOP;
  FOREACH word IN ARRAY tags LOOP
    terms := terms || ('#' || word);
  END LOOP;
  RETURN array_to_tsvector(terms);
END $$;

CREATE FUNCTION "derive_instance"() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  NEW.name_key := folded(NEW.name);
  NEW.organisation_key := folded(NEW.organisation_name);
  NEW.search := left(concat_ws(' ', NEW.name_key, NEW.organisation_key, folded(array_to_string(NEW.tags, ' '))), 1000);
  SELECT a.id, a.kind, a.protocol INTO NEW.app_id, NEW.kind, NEW.protocol
    FROM grants g JOIN apps a ON a.id = g.app_id WHERE g.id = NEW.grant_id;
  RETURN NEW;
END $$;

CREATE TRIGGER "derive_instance" BEFORE INSERT OR UPDATE ON "instances"
  FOR EACH ROW EXECUTE FUNCTION "derive_instance"();

UPDATE "instances" SET "updated_at" = "updated_at";

-- CreateIndex
CREATE INDEX "instances_organization_id_created_at_id_idx" ON "instances"("organization_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "instances_organization_id_app_id_created_at_id_idx" ON "instances"("organization_id", "app_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "instances_organization_id_protocol_created_at_id_idx" ON "instances"("organization_id", "protocol", "created_at", "id");

-- CreateIndex
CREATE INDEX "instances_organization_id_kind_created_at_id_idx" ON "instances"("organization_id", "kind", "created_at", "id");

-- CreateIndex
CREATE INDEX "instances_organization_id_created_by_id_created_at_id_idx" ON "instances"("organization_id", "created_by_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "instances_organization_id_name_key_id_idx" ON "instances"("organization_id", "name_key", "id");

-- CreateIndex
CREATE INDEX "instances_organization_id_organisation_key_id_idx" ON "instances"("organization_id", "organisation_key", "id");

-- Prisma knows no partial indexes and none on expressions. Few are removed or disabled.
CREATE INDEX "instances_removed_idx" ON "instances"("organization_id", "created_at", "id") WHERE "removed_at" IS NOT NULL;
CREATE INDEX "instances_disabled_idx" ON "instances"("organization_id", "created_at", "id") WHERE "disabled_at" IS NOT NULL;

-- Without a list of pending entries, which every search would have to read.
CREATE INDEX "instances_terms_idx" ON "instances" USING gin (search_terms("search", "tags")) WITH (fastupdate = off);

-- The list asks the statistics how common a term is: five thousand of them tell which one is in less than a thousandth.
ALTER INDEX "instances_terms_idx" ALTER COLUMN 1 SET STATISTICS 500;

-- States by the clock. Each grant is in one of the first three, so a renewal writes one entry more.
CREATE INDEX "grants_reconnect_idx" ON "grants"("organization_id", "expires_at") WHERE "status" = 'reconnect';
CREATE INDEX "grants_renewable_idx" ON "grants"("organization_id", "expires_at") WHERE "status" <> 'reconnect' AND "renew_at" IS NOT NULL;
CREATE INDEX "grants_unrenewable_idx" ON "grants"("organization_id", "expires_at") WHERE "status" <> 'reconnect' AND "renew_at" IS NULL;
CREATE INDEX "grants_retrying_idx" ON "grants"("organization_id", "expires_at") WHERE "status" = 'retrying';

-- The same by app, but for those that are renewed again and again.
CREATE INDEX "grants_app_reconnect_idx" ON "grants"("app_id", "expires_at") WHERE "status" = 'reconnect';
CREATE INDEX "grants_app_unrenewable_idx" ON "grants"("app_id", "expires_at") WHERE "status" <> 'reconnect' AND "renew_at" IS NULL;
CREATE INDEX "grants_app_retrying_idx" ON "grants"("app_id", "expires_at") WHERE "status" = 'retrying';
