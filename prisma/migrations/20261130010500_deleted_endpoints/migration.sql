-- An endpoint that is being deleted gets no delivery: without the lock (which the foreign key takes a moment later anyway) the delivery was
-- refused when the deletion was committed first, and with it whatever the event was about.
CREATE OR REPLACE FUNCTION "queue_delivery"() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  IF NEW.type NOT LIKE 'link.%' THEN
    INSERT INTO deliveries (event_id, instance_id, external_id, url, origin, configuration_sealed)
    SELECT NEW.id, w.instance_id, w.external_id, w.url, w.origin, w.configuration_sealed
    FROM webhooks w WHERE w.instance_id = NEW.instance_id AND w.organization_id = NEW.organization_id;
  END IF;
  INSERT INTO deliveries (event_id, endpoint_id, external_id, url, origin, configuration_sealed)
  SELECT NEW.id, w.id, (SELECT i.external_id FROM instances i WHERE i.id = NEW.instance_id), w.url, w.origin, endpoint_key_mark()
  FROM webhook_endpoints w WHERE w.organization_id = NEW.organization_id AND w.disabled_at IS NULL AND wanted_by(w, NEW)
  FOR KEY SHARE OF w;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION "queue_change"() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  INSERT INTO deliveries (xero_event_id, instance_id, external_id, url, origin, configuration_sealed)
  SELECT NEW.id, w.instance_id, w.external_id, w.url, w.origin, w.configuration_sealed
  FROM webhooks w WHERE w.instance_id = NEW.instance_id AND w.organization_id = NEW.organization_id;
  INSERT INTO deliveries (xero_event_id, endpoint_id, external_id, url, origin, configuration_sealed)
  SELECT s.id, w.id, (SELECT i.external_id FROM instances i WHERE i.id = s.instance_id), w.url, w.origin, endpoint_key_mark()
  FROM sent_events s JOIN webhook_endpoints w ON w.organization_id = s.organization_id
  WHERE s.xero_event_id = NEW.id AND w.disabled_at IS NULL AND wanted_by(w, s)
  FOR KEY SHARE OF w;
  RETURN NULL;
END $$;
