import type { Caller } from "@/lib/organizations/store";
import { listApps } from "./store";
import type { AppView } from "./view";

/** The organization's saved apps, newest first. */
export async function listAppViews(caller: Caller): Promise<AppView[]> {
  const rows = await listApps(caller.organizationId);
  return rows.map(({ id, name, kind, protocol, key, problem, ...row }) => ({
    id,
    name,
    kind,
    protocol,
    key,
    problem,
    hasOwnPrivateKey: row.privateKeySealed !== null,
    instances: row.grants.reduce((sum, grant) => sum + grant._count.instances, 0),
    createdAt: row.createdAt.toISOString(),
    createdBy: row.createdBy?.email ?? null,
  }));
}
