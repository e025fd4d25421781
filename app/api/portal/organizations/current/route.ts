import { readForm, readJson } from "@/lib/http";
import { deleteOrganization } from "@/lib/accounts/delete-organization";
import { switchOrganization } from "@/lib/accounts/organizations";
import { formRoute, portalRoute, seeOther } from "@/lib/portal";

const DASHBOARD = {
  home: async () => "/dashboard",
  failed: (_code: string, request: string) => `/dashboard?not_switched=${request}`,
};

/** Lets the session go on in the organization of `id`. A form, so that the switch works without scripts. */
export const POST = formRoute(async ({ request, user }) => {
  await switchOrganization(user, (await readForm(request)).get("id"));
  return seeOther("/dashboard");
}, DASHBOARD);

/** Deletes the organization of this session, when `name` is its name. */
export const DELETE = portalRoute(async ({ request, user }) => {
  await deleteOrganization(user, (await readJson(request)).name);
  return new Response(null, { status: 204 });
});
