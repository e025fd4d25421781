import { protocolOf } from "@/lib/xero/protocol";
import { choicesOf } from "@/lib/xero/scopes";
import { namesOf, ok, warning } from "./finding";
import type { Finding } from "@/lib/setup/view";
import { type AppToCheck, NO_APP } from "./apps";

/** Whether apps still ask for the broad scopes, which only those made before 2 March 2026 have. */
export function checkScopes(apps: Pick<AppToCheck, "name" | "kind" | "protocol" | "scopes">[]): Finding {
  if (apps.length === 0) return NO_APP;
  const broad = apps.filter((app) => protocolOf(app).hasScopes && choicesOf(app.scopes).madeBefore);
  if (broad.length === 0) return ok("No app asks for scopes that Xero ends.");
  return warning(
    `${namesOf(broad)} ${broad.length === 1 ? "asks" : "ask"} for broad scopes. Xero refuses them to apps created since 2 March 2026, and ends them for all in September 2027.`,
    { page: "/dashboard/broad-scopes", label: "View instances with broad scopes" },
  );
}
