import { EXPIRING_MS } from "@/lib/grants/token-life";
import type { InstanceStatus } from "./status";

/** What a status is derived from: the grant's state and the instance's own flags. Times in milliseconds since 1970. */
export type StatusFacts = {
  disabled: boolean;
  removed: boolean;
  grantStatus: "active" | "retrying" | "reconnect";
  renewable: boolean;
  expiresAt: number;
};

/** A condition for TypeScript, and the same one for `instances i` or `grants g`. */
type Fact = { holds: (facts: StatusFacts, now: number) => boolean; sql: string };

const fact = (sql: string, holds: Fact["holds"]): Fact => ({ sql: `(${sql})`, holds });

const SOON = `now() + interval '${EXPIRING_MS} milliseconds'`;
const endsSoon = ({ expiresAt }: StatusFacts, now: number) => expiresAt - now <= EXPIRING_MS;

const DISABLED = fact("i.disabled_at is not null", ({ disabled }) => disabled);
const ENABLED = fact("i.disabled_at is null", ({ disabled }) => !disabled);
const REMOVED = fact("i.removed_at is not null", ({ removed }) => removed);
const PRESENT = fact("i.removed_at is null", ({ removed }) => !removed);
const REFUSED = fact("g.status = 'reconnect'", ({ grantStatus }) => grantStatus === "reconnect");
const NOT_REFUSED = fact("g.status <> 'reconnect'", ({ grantStatus }) => grantStatus !== "reconnect");
const RETRYING = fact("g.status = 'retrying'", ({ grantStatus }) => grantStatus === "retrying");
const ACTIVE = fact("g.status = 'active'", ({ grantStatus }) => grantStatus === "active");
const RENEWABLE = fact("g.renew_at is not null", ({ renewable }) => renewable);
const UNRENEWABLE = fact("g.renew_at is null", ({ renewable }) => !renewable);
const ENDED = fact("g.expires_at <= now()", ({ expiresAt }, now) => expiresAt <= now);
const VALID = fact("g.expires_at > now()", ({ expiresAt }, now) => expiresAt > now);
const ENDS_SOON = fact(`g.expires_at <= ${SOON}`, endsSoon);
const LASTS = fact(
  `g.renew_at is not null or g.expires_at > ${SOON}`,
  (facts, now) => facts.renewable || !endsSoon(facts, now),
);

const FIRST_END = { from: "grants", key: "expires_at", way: "asc" } as const;
const LAST_END = { ...FIRST_END, way: "desc" } as const;
const NEWEST = { from: "instances", key: "created_at", way: "desc" } as const;
const IN_USE = [ENABLED, PRESENT];

/**
 * What each status means: every instance fits exactly one row. `index` is what an index holds, in the order of `key`; word for
 * word, or PostgreSQL does not use it. `code` is the letter for the row in a cursor.
 */
const ROWS = [
  { code: "a", status: "reconnect", ...LAST_END, index: [REFUSED], rest: [ENABLED] },
  { code: "b", status: "reconnect", ...NEWEST, index: [REMOVED], rest: [ENABLED, NOT_REFUSED] },
  { code: "c", status: "expired", ...LAST_END, index: [NOT_REFUSED, UNRENEWABLE, ENDED], rest: IN_USE },
  { code: "d", status: "expiring", ...FIRST_END, index: [NOT_REFUSED, UNRENEWABLE, VALID, ENDS_SOON], rest: IN_USE },
  { code: "e", status: "retrying", ...FIRST_END, index: [RETRYING, LASTS], rest: IN_USE },
  // Overdue: the renewer has not reached them yet.
  { code: "f", status: "retrying", ...FIRST_END, index: [NOT_REFUSED, RENEWABLE, ACTIVE, ENDED], rest: IN_USE },
  { code: "g", status: "connected", ...NEWEST, index: [], rest: [...IN_USE, ACTIVE, VALID, LASTS] },
  { code: "h", status: "disabled", ...NEWEST, index: [DISABLED], rest: [] },
] as const satisfies { status: InstanceStatus; index: Fact[]; rest: Fact[]; [name: string]: unknown }[];

const sqlOf = (facts: readonly Fact[]) => facts.map(({ sql }) => sql).join(" and ") || null;

/** The rows for the database: `index` (null for all rows), `rest` and both of them (`all`) as SQL. */
export const STATUS_CONDITIONS = ROWS.map(({ index, rest, ...row }) => ({
  ...row,
  index: sqlOf(index),
  rest: sqlOf(rest),
  all: sqlOf([...index, ...rest]),
}));

/** Whether SQL has a condition on grants. */
export const isOnGrants = (sql: string | null) => /\bg\./.test(sql ?? "");

/** What joins the grants to `instances i` where such a condition needs them. */
export const joinGrants = (sql: string | null) => (isOnGrants(sql) ? "join grants g on g.id = i.grant_id" : "");

/** The status of an instance; `now` in milliseconds. */
export function instanceStatus(facts: StatusFacts, now: number): InstanceStatus {
  return ROWS.find(({ index, rest }) => [...index, ...rest].every(({ holds }) => holds(facts, now)))!.status;
}

/** The same for `instances i` on `grants g`; a test compares them. */
export const STATUS_SQL = `case ${STATUS_CONDITIONS.map(({ all, status }) => `when ${all} then '${status}'`).join(" ")} end`;
