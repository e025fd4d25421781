-- The contract's spelling of configuration stays in the API; what is stored has names of our own.
UPDATE "instances" SET "configuration" = jsonb_strip_nulls(jsonb_build_object(
  'callbackUrl', "configuration" -> 'oauth.callback.url',
  'webhookEnabled', ("configuration" ->> 'event.notification.enabled')::boolean,
  'webhookUrl', "configuration" -> 'event.notification.callback.url',
  'hasWebhookKey', CASE WHEN "configuration" ? 'event.notification.signature.key' THEN true END
)) WHERE "configuration" <> '{}';

CREATE OR REPLACE VIEW "webhooks" AS
SELECT "id" AS "instance_id", "organization_id", "url", "configuration_sealed",
  coalesce(lower(substring("url" FROM '^[A-Za-z]+://[^/?#]+')), "url") AS "origin"
FROM (
  SELECT "id", "organization_id", "configuration_sealed", "configuration" ->> 'webhookUrl' AS "url"
  FROM "instances" WHERE "configuration" ->> 'webhookEnabled' = 'true'
) AS "wanting"
WHERE "url" IS NOT NULL;
