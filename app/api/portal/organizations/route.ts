import { readJson } from "@/lib/http";
import { createFurtherOrganization } from "@/lib/accounts/organizations";
import { portalRoute } from "@/lib/portal";

/** Makes an organization of `name`, and lets the session go on there. */
export const POST = portalRoute(async ({ request, user }) => {
  await createFurtherOrganization(user, (await readJson(request)).name);
  return new Response(null, { status: 204 });
});
