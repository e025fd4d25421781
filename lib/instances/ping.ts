import { openApp } from "@/lib/apps/secrets";
import { db } from "@/lib/db";
import { GangwayError } from "@/lib/errors";
import { renewClaimed } from "@/lib/grants/renew";
import { claimGrants, getGrantWithApp } from "@/lib/grants/store";
import { openTokens } from "@/lib/grants/token-set";
import type { Caller } from "@/lib/organizations/store";
import type { Organisation } from "@/lib/xero/model";
import { protocolOf } from "@/lib/xero/protocol";
import { requireInstance } from "./access";

/** Asks Xero for the organisation of an instance. Throws `forbidden` when it is disabled, and XeroError. */
export async function pingInstance(caller: Caller, id: number): Promise<Organisation> {
  const instance = await requireInstance(caller, id);
  if (instance.disabledAt) throw new GangwayError("forbidden", `Instance ${id} is disabled. Enable it to go on.`);
  if (instance.grant.renewAt && instance.grant.expiresAt < new Date()) await renewNow(caller, id);
  const grant = await getGrantWithApp(db(), instance.grantId);
  if (!grant?.tokens) throw new GangwayError("not_found", `No instance found with ID ${id}`);
  const app = await openApp(grant.app);
  const tenant = { xeroId: instance.xeroId, connectionId: instance.xeroConnectionId };
  return protocolOf(app).organisation(app, openTokens(grant, grant.tokens.tokensSealed), tenant);
}

/** Renews an instance's grant at once; what came of it stands with the grant. Throws `conflict` when it cannot be renewed. */
export async function renewNow(caller: Caller, id: number): Promise<void> {
  const { grantId, grant } = await requireInstance(caller, id);
  if (!grant.renewAt) throw new GangwayError("conflict", "This token can't be renewed. Reconnect the instance.");
  const [claimed] = await claimGrants(1, grantId);
  if (claimed) await renewClaimed(claimed);
}
