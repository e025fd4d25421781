-- AlterTable
ALTER TABLE "apps" ADD COLUMN     "connection_count" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "instance_count" INTEGER NOT NULL DEFAULT 0;

-- Once for each statement and app, however many instances a statement writes.
CREATE FUNCTION "count_instances"() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
  added text := 'SELECT app_id, removed_at, 1 AS one FROM after';
  taken text := 'SELECT app_id, removed_at, -1 AS one FROM before';
BEGIN
  EXECUTE format('
    UPDATE apps SET instance_count = instance_count + instances, connection_count = connection_count + connections
    FROM (
      SELECT app_id, sum(one) AS instances, coalesce(sum(one) FILTER (WHERE removed_at IS NULL), 0) AS connections
      FROM (%s) changed GROUP BY app_id
    ) counted
    WHERE id = app_id AND (instances <> 0 OR connections <> 0)',
    CASE TG_OP WHEN 'INSERT' THEN added WHEN 'DELETE' THEN taken ELSE added || ' UNION ALL ' || taken END);
  RETURN NULL;
END $$;

CREATE TRIGGER "count_inserted" AFTER INSERT ON "instances"
  REFERENCING NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION "count_instances"();
CREATE TRIGGER "count_updated" AFTER UPDATE ON "instances"
  REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION "count_instances"();
CREATE TRIGGER "count_deleted" AFTER DELETE ON "instances"
  REFERENCING OLD TABLE AS before FOR EACH STATEMENT EXECUTE FUNCTION "count_instances"();

UPDATE "apps" SET "instance_count" = instances, "connection_count" = connections
FROM (
  SELECT app_id, count(*) AS instances, count(*) FILTER (WHERE removed_at IS NULL) AS connections
  FROM "instances" GROUP BY app_id
) counted
WHERE "id" = app_id;
