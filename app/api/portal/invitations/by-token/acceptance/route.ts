import { readJson } from "@/lib/http";
import { acceptInvitation } from "@/lib/accounts/accept-invitation";
import { openRoute } from "@/lib/portal";
import { readLinkToken } from "@/lib/accounts/fields";

/** Accepts the invitation of `token` with `firstName`, `lastName` and `password`, as far as it needs them. */
export const POST = openRoute(async ({ request, user, address }) => {
  const { token, ...entered } = await readJson(request);
  const holder = { token: readLinkToken(token), address, session: user };
  return Response.json(await acceptInvitation(holder, entered));
});
