import { readBranding, saveBranding } from "@/lib/branding/branding";
import { readBrandingForm } from "@/lib/branding/read-branding";
import { readJson } from "@/lib/http";
import { portalRoute } from "@/lib/portal";

export const GET = portalRoute(async ({ user }) => Response.json(await readBranding(user)));

/** Saves the form; answers the branding as it is then. */
export const PATCH = portalRoute(async ({ request, user }) =>
  Response.json(await saveBranding(user, readBrandingForm(await readJson(request)))),
);
