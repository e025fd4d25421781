import { toId } from "@/lib/validation";
import { rotateToken } from "@/lib/instances/rotate-token";
import { portalRoute } from "@/lib/portal";

/** Makes a new instance token and shows it this once. */
export const POST = portalRoute<{ id: string }>(async ({ user, parameters }) =>
  Response.json({ token: await rotateToken(user, toId(parameters.id)) }),
);
