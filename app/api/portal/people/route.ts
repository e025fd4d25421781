import { listPeople } from "@/lib/accounts/list-people";
import { portalRoute } from "@/lib/portal";

export const GET = portalRoute(async ({ user }) => Response.json(await listPeople(user)));
