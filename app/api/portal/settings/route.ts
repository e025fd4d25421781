import { readJson } from "@/lib/http";
import { changeSettings, readSettings, readSettingsChange } from "@/lib/accounts/organization-settings";
import { portalRoute } from "@/lib/portal";

export const GET = portalRoute(async ({ user }) => Response.json(await readSettings(user)));

/** Changes `name`, `givesTokens`, `remindsCustomers`, `requiresSecondStep` or `callbackOrigins`; answers the settings as they are then. */
export const PATCH = portalRoute(async ({ request, user }) =>
  Response.json(await changeSettings(user, readSettingsChange(await readJson(request)))),
);
