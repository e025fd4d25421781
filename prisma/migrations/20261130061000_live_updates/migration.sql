-- Pages that are open learn that something changed when its transaction commits: whose it is and of what kind, which everybody with
-- access to the database may read. The same of one transaction is sent once.
CREATE FUNCTION "notify_of_events"() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  PERFORM pg_notify('gangway_updates', changed.organization_id || ' ' || changed.kind)
  FROM (SELECT DISTINCT organization_id, split_part(type, '.', 1) AS kind FROM added) changed;
  RETURN NULL;
END $$;

CREATE TRIGGER "notify_of_events" AFTER INSERT ON "events" REFERENCING NEW TABLE AS "added"
  FOR EACH STATEMENT EXECUTE FUNCTION "notify_of_events"();

-- How far an attempt has come is no event. Those that nobody's organization has yet are begun by programs, by the hundred.
CREATE FUNCTION "notify_of_attempt"() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  PERFORM pg_notify('gangway_updates', NEW.organization_id || ' attempt');
  RETURN NULL;
END $$;

CREATE TRIGGER "notify_of_attempt" AFTER INSERT OR UPDATE ON "attempts" FOR EACH ROW
  WHEN (NEW."organization_id" IS NOT NULL) EXECUTE FUNCTION "notify_of_attempt"();
