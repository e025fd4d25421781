import type { Caller } from "@/lib/organizations/store";
import { connectionMeter } from "@/lib/xero/tiers";
import { listAppViews } from "./list";
import { requireApp } from "./replace-keys";
import { countConnections } from "./store";
import type { AppDetails } from "./view";

/** All that an app's page shows. Throws `not_found`. */
export async function getAppDetails(caller: Caller, id: string): Promise<AppDetails> {
  const row = await requireApp(caller, id);
  const [views, connections] = await Promise.all([listAppViews(caller), countConnections(id)]);
  const view = views.find((app) => app.id === id)!;
  const meter = row.protocol === "oauth2" ? connectionMeter(connections) : null;
  return {
    ...view,
    callbackUrl: row.callbackUrl,
    scopes: row.scopes,
    connections,
    meter,
    canChange: caller.role === "admin",
  };
}
