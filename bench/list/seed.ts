import type pg from "pg";

/** The organization the bench looks at, and a second one beside it with a tenth of its rows. */
export const LARGE = "00000000-0000-4000-8000-000000000001";
const OTHER = "00000000-0000-4000-8000-000000000002";
export const USERS = 60;
export const APPS = 240;

/** One app in this many is a Public app on OAuth 1.0a, whose tokens cannot be renewed. */
const LEGACY = 24;

/**
 * Fills an empty database with `rows` instances of one organization and a tenth of them of another: few apps with most of
 * them and a long tail, consents shared by four instances or by a thousand, 2.5 % that need somebody, names of 8,000 family names
 * and 40 trades, tags that many have and tags that few have. The same rows with each run, but for the time.
 */
export async function seed(client: pg.Client, rows: number): Promise<void> {
  await client.query("select setseed(0.42)");
  // One order of drawing, so the same draws each time.
  await client.query("set max_parallel_workers_per_gather = 0");
  await client.query(PEOPLE, [LARGE, OTHER]);
  await client.query(APPS_SQL, [LARGE, OTHER]);
  await client.query(DRAWS, [rows, Math.ceil(rows / 10)]);
  await client.query(GRANTS);
  await withoutIndexes(client, rows > 50_000, () => client.query(INSTANCES));
  await client.query("drop table draws, grant_draws");
  await client.query("vacuum analyze");
}

const PEOPLE = `
  with o as (
    insert into organizations (id, name, secret_sealed, secret_hash)
    values ($1::uuid, 'Lantern', '', '\\x01'), ($2::uuid, 'Other', '', '\\x02') returning id),
  u as (
    insert into users (email, password_hash, secret_sealed, secret_hash)
    select 'user-' || n || '@lantern.example', '', '', decode(md5('user' || n), 'hex') from generate_series(1, ${USERS}) n
    returning id)
  insert into memberships (organization_id, user_id, role)
  select o.id, u.id, 'member'::"Role" from o, u`;

const APPS_SQL = `
  insert into apps (id, organization_id, name, kind, protocol, key, secret_sealed, callback_url, updated_at)
  select gen_random_uuid(), o.id, 'App ' || n, case when n % 3 = 0 then 'partner' else 'public' end::"AppKind",
    case when n % ${LEGACY} = ${LEGACY - 1} then 'oauth1' else 'oauth2' end::"Protocol", 'key-' || n, '',
    'https://portal.example/connect/callback', now()
  from (values ($1::uuid), ($2::uuid)) o(id), generate_series(0, ${APPS - 1}) n`;

const DRAWS = `
  create temp table draws as
    select n, n <= $1::int is_large, case when n <= $1::int then n / $1::float8 else (n - $1::int) / $2::float8 end share,
      random() a, random() b, random() c, random() d, random() e, random() f,
      case when n / 1000 % 20 = 7 then 'practice ' || n / 1000
        when n % 10 < 6 then 'own ' || n else 'group ' || n / 10 end consent
    from generate_series(1, $1::int + $2::int) n`;

const GRANTS = `
  create temp table grant_draws as
    select consent, is_large, gen_random_uuid() id, floor(${APPS} * power(random(), 3))::int app,
      random() fate, random() age, random() luck
    from (select distinct consent, is_large from draws) consents;
  insert into grants (id, organization_id, app_id, subject, scopes, status, problem, issued_at, expires_at, renew_at)
  select w.id, a.organization_id, a.id, w.consent, '{openid,offline_access}',
    (case when fate < 0.01 then 'reconnect' when fate < 0.013 and not is_legacy then 'retrying' else 'active' end)::"GrantStatus",
    case when fate < 0.01 then 'consent_withdrawn' when fate < 0.013 and not is_legacy then 'unavailable' end,
    ends - interval '30 minutes', ends, case when not is_legacy then ends - interval '10 minutes' end
  from grant_draws w
  join apps a on a.key = 'key-' || w.app and a.organization_id = case when w.is_large then '${LARGE}' else '${OTHER}' end::uuid
  cross join lateral (select a.protocol = 'oauth1' and a.kind = 'public' is_legacy) l
  cross join lateral (select (case
    when fate < 0.01 then now() - age * interval '60 days'
    when is_legacy and luck < 0.05 then now() + age * interval '30 minutes'
    when is_legacy then now() - age * age * interval '700 days'
    when fate < 0.013 then now() + (age - 0.3) * interval '20 minutes'
    when fate < 0.0135 then now() - age * interval '5 minutes'
    -- Nothing renews them here: they have to outlive the measuring.
    else now() + interval '2 hours' + age * interval '20 minutes' end)::timestamptz(3) ends) t`;

const FIRST = [
  "ba",
  "ko",
  "ri",
  "te",
  "mo",
  "lu",
  "sa",
  "ne",
  "wi",
  "da",
  "ha",
  "ta",
  "pu",
  "gre",
  "whi",
  "stu",
  "fer",
  "cla",
  "jo",
  "van",
];
const MIDDLE = [
  "nd",
  "rt",
  "ll",
  "ss",
  "ck",
  "mm",
  "v",
  "rr",
  "th",
  "w",
  "ld",
  "ng",
  "st",
  "b",
  "dd",
  "gg",
  "p",
  "tch",
  "lm",
  "rg",
];
const LAST = [
  "er",
  "on",
  "ey",
  "ard",
  "in",
  "um",
  "ock",
  "ell",
  "ish",
  "ow",
  "erson",
  "erton",
  "field",
  "man",
  "ley",
  "worth",
  "ā",
  "é",
  "otara",
  "wick",
];
const TRADES =
  "Services Holdings Consulting Building Bakery Dental Plumbing Electrical Cycles Architects Physiotherapy Brewing Vets Legal Accounting Farms Motors Joinery Landscaping Roofing Café Books Florist Optometrists Couriers Quarries Saddlery Beekeeping Glassworks Shipwrights Orchards Tailoring Painting Catering Pharmacy Tiling Fencing Logistics Upholstery Clocks".split(
    " ",
  );
const FORMS = ["Ltd", "Limited", "Pty Ltd", "LLP", "Trust", "Group"];

const array = (words: string[]) => `(array['${words.join("','")}'])`;
const pick = (words: string[], draw: string) => `${array(words)}[1 + floor(${words.length} * ${draw})::int]`;

const INSTANCES = `
  insert into instances (organization_id, grant_id, name, tags, token_hash, xero_id, xero_organisation_id, organisation_name,
    organisation_facts, removed_at, disabled_at, created_by_id, created_at, updated_at)
  select g.organization_id, g.id, named.name, array_remove(array[
      case when d.a < 0.2 then 'monthly-close' end,
      case when d.b < 0.5 then ${pick(["nz", "au", "uk", "us"], "d.b * 2")} end,
      case when d.c < 0.01 then 'vip' end,
      case when d.d < 0.1 then 'batch-' || floor(d.d * 5000)::int end], null),
    decode(md5('token' || d.n), 'hex'), gen_random_uuid()::text, gen_random_uuid()::text,
    named.name || ' ' || ${pick(FORMS, "d.b * d.b")},
    '{"legalName": "Harbour Lane Bakery Limited", "countryCode": "NZ", "currency": "NZD", "shortCode": "!hlb", "isDemoCompany": false}',
    case when d.c > 0.997 then now() - d.d * interval '90 days' end,
    case when d.d > 0.985 then now() - d.c * interval '90 days' end,
    (select min(id) from users where email like 'user-%') + floor(${USERS} * power(d.e, 4))::int,
    (now() - (1 - d.share) * interval '3 years')::timestamptz(3), now()
  from draws d join grant_draws w using (consent, is_large) join grants g on g.id = w.id
  cross join lateral (select initcap(${pick(FIRST, "d.a * d.d")} || ${pick(MIDDLE, "d.b")} || ${pick(LAST, "d.c")}) || ' ' ||
    ${pick(TRADES, "power(d.f, 1.5)")} as name) named
  order by d.n`;

/** Many rows go in faster when their indexes are made afterwards. */
async function withoutIndexes(client: pg.Client, isWorthIt: boolean, work: () => Promise<unknown>): Promise<void> {
  if (!isWorthIt) return void (await work());
  const { rows } = await client.query<{ name: string; definition: string }>(
    `select indexrelid::regclass::text name, pg_get_indexdef(indexrelid) definition from pg_index
     where indrelid = 'instances'::regclass and not indisunique`,
  );
  for (const { name } of rows) await client.query(`drop index ${name}`);
  await work();
  await client.query("set maintenance_work_mem = '512MB'");
  for (const { definition } of rows) await client.query(definition);
}
