import { readJson } from "@/lib/http";
import { makeLink } from "@/lib/links/create";
import { requireLink, sendLink } from "@/lib/links/change";
import { listLinks, readLinkGroup } from "@/lib/links/list";
import { readLinkForm } from "@/lib/links/read-link";
import { portalRoute } from "@/lib/portal";

/** A page of links: `group`, `cursor`. */
export const GET = portalRoute(async ({ request, user }) => {
  const query = new URL(request.url).searchParams;
  return Response.json(await listLinks(user, readLinkGroup(query.get("group")), query.get("cursor") || null));
});

/** Makes a link, and mails it when it has an address. Answers its address this once. */
export const POST = portalRoute(async ({ request, user }) => {
  const { id, token } = await makeLink(user, readLinkForm(await readJson(request)));
  return Response.json(await sendLink(user, { ...(await requireLink(user, id)), token }));
});
