import { countConnections } from "@/lib/apps/store";
import { protocolOf } from "@/lib/xero/protocol";
import { connectionMeter, tierEndingAt } from "@/lib/xero/tiers";
import { namesOf, ok, warning } from "./finding";
import type { Finding } from "@/lib/setup/view";
import { appPage, type AppToCheck, NO_APP } from "./apps";

const MOST_NAMED = 5;
const inDigits = (count: number) => count.toLocaleString("en-GB");

/** How many organisations each app of OAuth 2.0 may still connect in the smallest of Xero's tiers that fits. */
export async function checkPlaces(apps: AppToCheck[]): Promise<Finding> {
  const tiered = apps.filter((app) => protocolOf(app).hasTiers);
  if (apps.length === 0) return NO_APP;
  if (tiered.length === 0) return ok("Xero’s tiers limit apps of OAuth 2.0 only, and there is none.");
  const counted = await Promise.all(
    tiered.map(async (app) => ({ app, name: app.name, connections: await countConnections(app) })),
  );
  const near = counted.filter(({ connections }) => tierEndingAt(connections) !== null);
  if (near[0])
    return warning(
      `${namesOf(near)}: nearly as many organisations as one of Xero’s tiers allows (${placesOf(near[0])}). Only you can see at Xero which tier the app is on.`,
      appPage(near[0].app, "View the app"),
    );
  const told = counted.slice(0, MOST_NAMED).map((each) => `${each.name} ${placesOf(each)}`);
  const more = counted.length - told.length;
  return ok(`${told.join(", ")}${more > 0 ? ` and ${more} more` : ""}.`);
}

/** "412 of 1,000 (Plus)" */
function placesOf({ connections }: { connections: number }): string {
  const meter = connectionMeter(connections);
  return meter ? `${inDigits(connections)} of ${inDigits(meter.most)} (${meter.tier})` : inDigits(connections);
}
