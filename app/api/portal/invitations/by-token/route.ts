import { readJson } from "@/lib/http";
import { openInvitation } from "@/lib/accounts/accept-invitation";
import { openRoute } from "@/lib/portal";
import { readLinkToken } from "@/lib/accounts/fields";

/** What the link with `token` invites to. A POST, so that the token is in no address. */
export const POST = openRoute(async ({ request, user, address }) => {
  const { token } = await readJson(request);
  return Response.json(await openInvitation({ token: readLinkToken(token), address, session: user }));
});
