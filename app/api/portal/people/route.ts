import { listPeople } from "@/lib/people/list";
import { portalRoute } from "@/lib/portal";

export const GET = portalRoute(async ({ user }) => Response.json(await listPeople(user)));
