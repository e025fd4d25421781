import { getCallbackOrigins } from "@/lib/accounts/organization-store";
import { callbackUrl } from "@/lib/connect/begin-authorization";
import { namesOf, ok, setting, warning } from "./finding";
import type { Finding } from "@/lib/setup/view";
import { hasConsent } from "@/lib/xero/view";
import type { AppToCheck } from "./apps";

type App = Pick<AppToCheck, "name" | "kind" | "callbackUrl" | "organizationId">;

/** Compares, byte by byte, the callback URL that Xero is told with the ones that the apps were saved with. */
export async function checkCallback(apps: App[]): Promise<Finding> {
  const told = callbackUrl();
  const asking = apps.filter(hasConsent);
  const moved = asking.filter((app) => app.callbackUrl !== told && isOurs(app.callbackUrl));
  if (moved[0]) {
    const { callbackUrl: saved } = moved[0];
    return warning(
      `Xero is told ${told}, and ${namesOf(moved)} ${moved.length === 1 ? "was" : "were"} saved with ${saved}. Add the first to the redirect URIs of the app at Xero; or, if the second is right, change this line and start Gangway again:`,
      setting("PUBLIC_URL", new URL(saved).origin),
    );
  }
  const refused = await refusedApps(asking.filter((app) => app.callbackUrl !== told));
  if (refused.length > 0)
    return warning(
      `${namesOf(refused)} came from your program with a callback URL whose origin is not among the allowed ones, so POST /instances refuses it.`,
      { page: "/dashboard/settings#callback-origins", label: "Callback origins" },
    );
  return ok(
    `Xero is told ${told}. It must be listed in each app at Xero, exactly like that; Xero tells nobody whether it is.`,
  );
}

/** Whether it is the dashboard's own address, at whichever origin; programs have others. */
const isOurs = (saved: string) => URL.canParse(saved) && new URL(saved).pathname === new URL(callbackUrl()).pathname;

async function refusedApps(apps: App[]): Promise<App[]> {
  const ids = [...new Set(apps.map(({ organizationId }) => organizationId))];
  const origins = new Map(await Promise.all(ids.map(async (id) => [id, await getCallbackOrigins(id)] as const)));
  return apps.filter(({ callbackUrl: saved, organizationId }) => {
    const allowed = origins.get(organizationId) ?? [];
    return allowed.length > 0 && URL.canParse(saved) && !allowed.includes(new URL(saved).origin);
  });
}
