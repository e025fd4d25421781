import type { Caller } from "@/lib/caller";
import { transaction } from "@/lib/db";
import { GangwayError } from "@/lib/errors";
import { noteOrganisationName } from "@/lib/grants/note-organisation-name";
import { readGrant, renewIfUnchanged } from "@/lib/grants/renew-now";
import { learnRemovals, replaceRefused } from "@/lib/grants/learn";
import { XeroError } from "@/lib/xero/errors";
import type { Organisation } from "@/lib/xero/model";
import { protocolOf } from "@/lib/xero/protocol";
import { requireInstance } from "./access";
import { type InstanceRow, noInstance } from "./store";

/**
 * Asks Xero for the organisation of an instance. What a refusal says about the
 * connection is noted. Throws `forbidden` when it is disabled, and XeroError.
 */
export async function pingInstance(caller: Caller, id: number): Promise<Organisation> {
  const instance = await requireInstance(caller, id);
  if (instance.disabledAt) throw new GangwayError("forbidden", `Instance ${id} is disabled. Enable it to continue.`);
  const stored = await readGrant(instance.grantId);
  if (stored?.renewable && stored.secondsLeft <= 0) await renewIfUnchanged(stored.id, stored.version);
  const grant = await readGrant(instance.grantId);
  if (!grant) throw noInstance(id);
  const organisation = await askXero(instance, grant);
  if (organisation.name !== instance.organisationName)
    await transaction((tx) => noteOrganisationName(tx, instance, organisation.name));
  return organisation;
}

type Grant = NonNullable<Awaited<ReturnType<typeof readGrant>>>;

/** Once more when there is a newer token than one that is refused: a renewal of 1.0a ends the one before. */
async function askXero(instance: InstanceRow, grant: Grant): Promise<Organisation> {
  const tenant = { xeroId: instance.xeroId, connectionId: instance.xeroConnectionId };
  const ask = ({ app, tokens }: Grant) => protocolOf(app).organisation(app, tokens, tenant);
  try {
    return await ask(grant);
  } catch (error) {
    const reason = error instanceof XeroError ? error.reason : null;
    if (reason === "connection_removed") await learnRemovals(grant);
    const newer = reason === "token_rejected" ? await replaceRefused(grant) : null;
    if (newer) return ask(newer);
    throw error;
  }
}

/**
 * Renews an instance's grant at once. Returns whether it has new tokens since; if not, the grant has the reason. Throws `conflict`
 * when it cannot be renewed.
 */
export async function renewNow(caller: Caller, id: number): Promise<boolean> {
  const { grantId, grant } = await requireInstance(caller, id);
  if (!grant.renewAt) throw new GangwayError("conflict", "This Xero token can't be renewed. Reconnect the instance.");
  await renewIfUnchanged(grantId, grant.version, caller);
  return (await requireInstance(caller, id)).grant.version > grant.version;
}
