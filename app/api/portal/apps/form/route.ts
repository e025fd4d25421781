import { readNewAppForm } from "@/lib/connect/add-app";
import { portalRoute } from "@/lib/portal";

/** What the form for a new app shows. */
export const GET = portalRoute(async ({ user }) => Response.json(await readNewAppForm(user)));
