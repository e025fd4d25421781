import type { Caller } from "@/lib/caller";
import { transaction } from "@/lib/db";
import { GangwayError } from "@/lib/errors";
import { noteOrganisationName } from "@/lib/grants/note-organisation-name";
import { readGrant, renewIfUnchanged } from "@/lib/grants/renew-now";
import { learnFrom } from "@/lib/grants/learn";
import { XeroError } from "@/lib/xero/errors";
import type { Organisation } from "@/lib/xero/model";
import { protocolOf } from "@/lib/xero/protocol";
import { requireInstance } from "./access";
import { noInstance } from "./store";

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
  const tenant = { xeroId: instance.xeroId, connectionId: instance.xeroConnectionId };
  try {
    const organisation = await protocolOf(grant.app).organisation(grant.app, grant.tokens, tenant);
    if (organisation.name !== instance.organisationName)
      await transaction((tx) => noteOrganisationName(tx, instance, organisation.name));
    return organisation;
  } catch (error) {
    if (error instanceof XeroError) await learnFrom(error.reason, grant);
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
