import { setTimeout as sleep } from "node:timers/promises";
import { pool } from "@/lib/db";
import type { Caller } from "@/lib/caller";
import { errorName, log } from "@/lib/log";
import type { TokenSet } from "@/lib/xero/model";
import type { Claim } from "./claim";
import { JITTER_MS } from "./due";
import { EXPIRING_MS } from "./token-life";
import { encryptTokens } from "./token-encryption";

type Renewed = {
  claim: Claim;
  tokens: TokenSet;
  caller: Caller | null;
  /** When Xero's answer arrived, by `performance.now()`. */
  answeredAt: number;
};

type Waiting = Renewed & { done: (isSaved: boolean) => void; failed: (error: unknown) => void };

const MAX_BATCH = 100;
const MAX_RETRY_WAIT_MS = 2_000;
/** A row deleted at the same moment fails the statement once; the next attempt no longer sees it. */
const MAX_ATTEMPTS_WHEN_REFUSED = 3;

const queue: Waiting[] = [];
let working: Promise<void> | null = null;
let isStopping = false;

/**
 * Saves a renewed token set, batched with others that arrive meanwhile. Resolves to false when the grant has a newer one or is
 * gone. Xero issues a token set once only, so it is kept in memory and retried while the database is unreachable.
 */
export function saveRenewed(renewed: Renewed): Promise<boolean> {
  return new Promise((done, failed) => {
    queue.push({ ...renewed, done, failed });
    working ??= work().finally(() => (working = null));
  });
}

/** Before the process ends: from now on a failed save is not retried. */
export function stopWaitingForDatabase(): void {
  isStopping = true;
}

async function work(): Promise<void> {
  await Promise.resolve(); // collects what arrives in the same tick
  while (queue.length > 0) {
    await settle(queue.splice(0, MAX_BATCH));
  }
}

async function settle(batch: Waiting[]): Promise<void> {
  try {
    const saved = await saveWithRetry(batch);
    for (const { claim, done } of batch) done(saved.has(claim.id));
  } catch (error) {
    // One that can never be saved must not fail the others.
    if (batch.length > 1) for (const one of batch) await settle([one]);
    else batch[0]!.failed(error);
  }
}

async function saveWithRetry(batch: Waiting[]): Promise<Set<string>> {
  for (let attempts = 1; ; attempts++) {
    try {
      return await save(batch);
    } catch (error) {
      const code = sqlState(error);
      if (isStopping || (isRefusal(code) && attempts >= MAX_ATTEMPTS_WHEN_REFUSED)) throw error;
      if (attempts === 1)
        log.warn({ grants: batch.length, error: errorName(error), code }, "renewed tokens wait for the database");
      await sleep(Math.min(50 * 2 ** attempts, MAX_RETRY_WAIT_MS));
    }
  }
}

const sqlState = (error: unknown) => (error instanceof Error && "code" in error ? String(error.code) : undefined);

/** Whether the database is there and refuses the statement's data (SQLSTATE classes 22, 23 and 42). */
const isRefusal = (code = "") => /^(22|23|42)/.test(code);

/** One statement, so that tokens, schedule, count and events are stored together. Times are the database's. */
const SAVE = `with answer as (
    select * from unnest($1::uuid[], $2::int[], $3::bytea[], $4::float8[], $5::float8[], $6::bool[], $7::int[], $8::text[])
      a(id, version, tokens, age, life, is_news, user_id, address)
  ), saved as (
    update grants g set status = 'active', problem = null, failures = 0, claimed_at = null, version = g.version + 1,
      issued_at = now() - a.age * interval '1 ms',
      expires_at = now() + (a.life - a.age) * interval '1 ms',
      renew_at = now() + (greatest(a.life / 2, a.life - ${EXPIRING_MS} - random() * ${JITTER_MS}) - a.age) * interval '1 ms'
    from answer a where g.id = a.id and g.version = a.version
    returning g.id, g.organization_id, g.version, g.expires_at, a.tokens, a.is_news, a.user_id, a.address
  ), stored as (
    update grant_tokens t set tokens_sealed = s.tokens from saved s where t.grant_id = s.id
  ), counted as (
    insert into renewal_counts as c (organization_id, hour, renewed)
    select organization_id, date_trunc('hour', now()), count(*) from saved group by 1 order by 1
    on conflict (organization_id, hour) do update set renewed = c.renewed + excluded.renewed
  ), notified as (
    insert into events (organization_id, instance_id, user_id, actor, address, type, data)
    select i.organization_id, i.id, s.user_id, (select email from users u where u.id = s.user_id), s.address, 'grant.renewed',
      jsonb_build_object('version', s.version, 'expiresAt', s.expires_at)
    from saved s join instances i on i.grant_id = s.id where s.is_news
  )
  select id from saved`;

async function save(batch: Waiting[]): Promise<Set<string>> {
  const now = performance.now();
  const { rows } = await pool().query<{ id: string }>({
    name: "save_renewed",
    text: SAVE,
    values: [
      batch.map(({ claim }) => claim.id),
      batch.map(({ claim }) => claim.version),
      batch.map(({ claim, tokens }) => encryptTokens(claim, tokens)),
      batch.map(({ answeredAt }) => now - answeredAt),
      batch.map(({ tokens }) => tokens.expiresAt - tokens.issuedAt),
      // Routine renewals record no event; the first one after trouble does, and one that somebody asked for.
      batch.map(({ claim, caller }) => claim.status !== "active" || caller !== null),
      batch.map(({ caller }) => caller?.userId ?? null),
      batch.map(({ caller }) => caller?.address ?? null),
    ],
  });
  return new Set(rows.map(({ id }) => id));
}
