import type { Caller } from "@/lib/caller";
import { otherCustomerCallback } from "@/lib/customer-host";
import { GangwayError } from "@/lib/errors";
import { isUuid } from "@/lib/validation";
import { protocolOf } from "@/lib/xero/protocol";
import { choicesOf, SCOPE_AREAS } from "@/lib/xero/scopes";
import { connectionMeter } from "@/lib/xero/tiers";
import { countConnections, countOwnInstances, listApps } from "./store";
import { isTierFull } from "./full-tier";
import type { AppDetails, AppView, UsableApp } from "./view";

type Row = Awaited<ReturnType<typeof listApps>>[number];

/** The organization's saved apps, newest first. */
export async function listAppViews(caller: Caller): Promise<AppView[]> {
  return forCaller(caller, (await listApps(caller.organizationId)).map(present));
}

/** Members see their own instances only, also in counts, and no other people's addresses. */
async function forCaller<View extends AppView>(caller: Caller, apps: View[]): Promise<View[]> {
  if (caller.role === "admin") return apps;
  const own = await countOwnInstances(caller);
  return apps.map((app) => ({ ...app, instances: own.get(app.id) ?? 0, createdBy: null }));
}

/** The saved apps to connect with: those that Xero did not refuse last time, the most used first. */
export async function listUsableApps(caller: Caller): Promise<UsableApp[]> {
  const rows = (await listApps(caller.organizationId)).filter(({ problem }) => problem === null);
  const apps = await forCaller(caller, await Promise.all(rows.map(presentUsable)));
  return apps.toSorted((one, other) => other.instances - one.instances);
}

/** A saved app to connect with, also one that Xero refused; null for any other id. */
export async function findUsableApp(caller: Caller, id: string): Promise<UsableApp | null> {
  const [row] = isUuid(id) ? await listApps(caller.organizationId, id) : [];
  if (!row) return null;
  const [app] = await forCaller(caller, [await presentUsable(row)]);
  return app!;
}

async function presentUsable(row: Row): Promise<UsableApp> {
  return { ...present(row), isTierFull: await isTierFull(row) };
}

/** All that an app's page shows. Throws `not_found`. */
export async function getAppDetails(caller: Caller, id: string): Promise<AppDetails> {
  const [row] = isUuid(id) ? await listApps(caller.organizationId, id) : [];
  if (!row) throw new GangwayError("not_found", "There is no such app.");
  const { callbackUrl, scopes } = row;
  const { reads, madeBefore } = choicesOf(scopes);
  const scopeAreas = protocolOf(row).hasScopes ? SCOPE_AREAS : [];
  const [app] = await forCaller(caller, [present(row)]);
  const customers = { customerCallbackUrl: otherCustomerCallback(callbackUrl) };
  const canChange = caller.role === "admin";
  const connections = canChange ? await countConnections(row) : app!.instances;
  const meter = canChange && protocolOf(row).hasTiers ? connectionMeter(connections) : null;
  const canCompare = canChange && protocolOf(row).canListConnections;
  const canReceive = canChange && protocolOf(row).sendsWebhooks;
  const own = { ...customers, connections, meter, canChange, canCompare, canReceive };
  return { ...app!, callbackUrl, scopes, scopeAreas, reads, madeBefore, ...own };
}

function present({ id, name, kind, protocol, key, problem, instanceCount: instances, ...row }: Row): AppView {
  const hasOwnPrivateKey = row.privateKeySealed !== null;
  const [createdAt, createdBy] = [row.createdAt.toISOString(), row.createdBy?.email ?? null];
  return { id, name, kind, protocol, key, problem, hasOwnPrivateKey, instances, createdAt, createdBy };
}
