-- Codes of failures get the field's usual words. The data of events stays as it was written: they are hash-chained, and
-- lib/grants/problem.ts still reads the former word.
UPDATE "grants" SET "problem" = 'xero_invalid_response' WHERE "problem" = 'xero_nonsense';

UPDATE "attempts" SET "problem" = renamed."to"
FROM (VALUES
  ('late', 'expired'),
  ('replayed', 'already_used'),
  ('foreign', 'wrong_browser'),
  ('unknown', 'unknown_state'),
  ('gone', 'not_found'),
  ('xero_nonsense', 'xero_invalid_response'),
  ('nonsense', 'invalid_response')
) AS renamed("from", "to")
WHERE "attempts"."problem" = renamed."from";
