import { type Caller, scopeOf } from "@/lib/caller";
import { BROAD_SCOPES } from "@/lib/xero/scopes";
import { listInstancesWithScopes } from "./store";
import type { BroadScopesView } from "./view";

/** The caller's instances whose consent still has broad scopes, which Xero ends in September 2027. */
export async function listBroadScopes(caller: Caller): Promise<BroadScopesView[]> {
  const rows = await listInstancesWithScopes(scopeOf(caller), BROAD_SCOPES);
  return rows.map(({ id, name, organisationName, grant: { app } }) => {
    const isAppReady = !app.scopes.some((scope) => BROAD_SCOPES.includes(scope));
    return { id, name, organisationName, appName: app.name, isAppReady };
  });
}
