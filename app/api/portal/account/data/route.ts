import { exportOwn } from "@/lib/person/export-person";
import { portalRoute } from "@/lib/portal";

/** What is held of the signed-in user, as a file. */
export const GET = portalRoute(async ({ user }) => {
  const headers = {
    "content-type": "application/json; charset=utf-8",
    "content-disposition": 'attachment; filename="gangway-my-data.json"',
  };
  return new Response(JSON.stringify(await exportOwn(user), null, 2), { headers });
});
