import { readForm } from "@/lib/http";
import { switchOrganization } from "@/lib/accounts/organizations";
import { formRoute, seeOther } from "@/lib/portal";

/** Lets the session go on in the organization of `id`. A form, so that the switch works without scripts. */
export const POST = formRoute(async ({ request, user }) => {
  await switchOrganization(user, (await readForm(request)).get("id"));
  return seeOther("/dashboard");
});
