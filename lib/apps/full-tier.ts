import { protocolOf } from "@/lib/xero/protocol";
import { mayBeFull } from "@/lib/xero/tiers";
import type { AppKind, Protocol } from "@/lib/xero/view";
import { countConnections } from "./store";

type App = { id: string; kind: AppKind; protocol: Protocol; connectionCount: number };

/** Whether Xero refuses one more organisation if the app is on the tier that its connections use up. */
export async function isTierFull(app: App): Promise<boolean> {
  // The instances counted are at least as many as the organisations.
  if (!protocolOf(app).hasTiers || app.connectionCount === 0) return false;
  return mayBeFull(await countConnections(app));
}
