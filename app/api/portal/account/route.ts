import { portalRoute } from "@/lib/portal";
import { readAccount } from "@/lib/accounts/my-account";

export const GET = portalRoute(async ({ user }) => Response.json(await readAccount(user)));
