import { readHistory } from "@/lib/overview/history";
import { portalRoute } from "@/lib/portal";

/** What the overview draws. `ahead`: by how many minutes the reader's clock is ahead of UTC. */
export const GET = portalRoute(async ({ request, user }) => {
  const ahead = Number(new URL(request.url).searchParams.get("ahead"));
  return Response.json(await readHistory(user, ahead));
});
