import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { type Db, pool, transaction } from "@/lib/db";
import { XeroError } from "@/lib/xero/errors";
import { ENDING_MS } from "./begin";
import { lockConsent, type XeroConsent } from "./consent";
import { encryptSecrets, type RevocationSecrets } from "./secrets";

/** A run that may come to use a consent. `authEventId` and `secrets` end what the run has connected, should it be forgotten. */
export type Hold = XeroConsent & {
  holder: string;
  organizationId: string | null;
  authEventId?: string | null;
  secrets?: RevocationSecrets;
  until: Date;
};

const POLL_INTERVAL_MS = 100;
const MAX_WAIT_MS = ENDING_MS + 2_000;

/**
 * From now on nothing of that consent is ended, until `settleHold` or `until`; then what the run has connected is ended, as far
 * as nothing uses it. Waits for what is being ended now. Throws XeroError `unavailable` when that takes too long.
 */
export async function holdConsent(hold: Hold): Promise<void> {
  const { holder, organizationId, clientId, xeroUser, authEventId = null, secrets, until } = hold;
  const id = randomUUID();
  const sealed = secrets ? encryptSecrets(id, secrets) : null;
  await transaction(async (tx) => {
    await lockConsent(tx, hold);
    await tx.$executeRaw`
      insert into revocations (id, organization_id, client_id, xero_user, auth_event_id, holder, held_until, secrets_sealed, next_at)
      values (${id}::uuid, ${organizationId}::uuid, ${clientId}, ${xeroUser}, ${authEventId}, ${holder}::uuid, ${until}, ${sealed}, ${until})
      on conflict (holder) do update set held_until = excluded.held_until, next_at = excluded.next_at`;
  });
  for (const end = performance.now() + MAX_WAIT_MS; await isBeingEnded(hold); await sleep(POLL_INTERVAL_MS))
    if (performance.now() > end) throw new XeroError("unavailable");
}

/** A process that died while it asked Xero is waited for no longer than that could take. */
async function isBeingEnded({ clientId, xeroUser }: XeroConsent): Promise<boolean> {
  const { rowCount } = await pool().query(
    `select from revocations where client_id = $1 and xero_user = $2 and begun_at > now() - interval '${ENDING_MS} ms' limit 1`,
    [clientId, xeroUser],
  );
  return rowCount === 1;
}

/**
 * The run has used the consent: its tokens are a grant's now. What it connected and did not use (`unused`, how many organisations) is
 * ended when the hold would have ended.
 */
export async function settleHold(tx: Db, holder: string, unused: number): Promise<void> {
  await tx.$executeRaw`delete from revocations where holder = ${holder}::uuid and (auth_event_id is null or ${unused} = 0)`;
  await tx.$executeRaw`
    update revocations set holder = null, held_until = null, secrets_sealed = null where holder = ${holder}::uuid`;
}

/** Nobody finishes the run any more. Returns the ids of what is to be ended now. */
export async function forgetHold(holder: string): Promise<string[]> {
  const { rows } = await pool().query<{ id: string }>(
    "update revocations set holder = null, held_until = null, next_at = now() where holder = $1 returning id",
    [holder],
  );
  return rows.map(({ id }) => id);
}
