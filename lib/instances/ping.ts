import type { Caller } from "@/lib/caller";
import { transaction } from "@/lib/db";
import { GangwayError } from "@/lib/errors";
import { noteOrganisationName } from "@/lib/grants/note-organisation-name";
import { readGrant, renewIfUnchanged } from "@/lib/grants/renew-now";
import type { Organisation } from "@/lib/xero/model";
import { protocolOf } from "@/lib/xero/protocol";
import { requireInstance } from "./access";
import { noInstance } from "./store";

/** Asks Xero for the organisation of an instance. Throws `forbidden` when it is disabled, and XeroError. */
export async function pingInstance(caller: Caller, id: number): Promise<Organisation> {
  const instance = await requireInstance(caller, id);
  if (instance.disabledAt) throw new GangwayError("forbidden", `Instance ${id} is disabled. Enable it to continue.`);
  const stored = await readGrant(instance.grantId);
  if (stored?.renewable && stored.secondsLeft <= 0) await renewIfUnchanged(stored.id, stored.version);
  const grant = await readGrant(instance.grantId);
  if (!grant) throw noInstance(id);
  const tenant = { xeroId: instance.xeroId, connectionId: instance.xeroConnectionId };
  const organisation = await protocolOf(grant.app).organisation(grant.app, grant.tokens, tenant);
  if (organisation.name !== instance.organisationName)
    await transaction((tx) => noteOrganisationName(tx, instance, organisation.name));
  return organisation;
}

/** Renews an instance's grant at once; what came of it stands with the grant. Throws `conflict` when it cannot be renewed. */
export async function renewNow(caller: Caller, id: number): Promise<void> {
  const { grantId, grant } = await requireInstance(caller, id);
  if (!grant.renewAt) throw new GangwayError("conflict", "This Xero token can't be renewed. Reconnect the instance.");
  await renewIfUnchanged(grantId, grant.version, caller);
}
