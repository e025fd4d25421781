import { GangwayError } from "@/lib/errors";
import { readAccessToken } from "@/lib/passthrough/access-token";
import { noInstance } from "@/lib/instances/store";
import { tokenHash } from "@/lib/encryption";
import { authorizeById, authorizeByToken, type InstanceAccess } from "@/lib/passthrough/store";
import { parseAuthorization, requireCaller, unauthenticated } from "./authorization";
import type { ApiCall } from "./route";

const MOST_ID = 2 ** 31 - 1;
/** No instance has it. */
const NO_ID = 0;

/** `GET /instances/{id}/token`, or `/instances/token` with an Element token: an access token that works now. */
export async function giveAccessToken({ request, parameters }: ApiCall): Promise<Response> {
  return Response.json(await readAccessToken(await requireUse(request, parameters.id)));
}

/**
 * Proves the caller and finds the instance to be used: the id's, else the Element token's. One look-up, because it is on
 * the way of every call to Xero.
 */
export async function requireUse(request: Request, id?: string): Promise<InstanceAccess> {
  const { user, organization, element } = parseAuthorization(request.headers.get("authorization"));
  if (!user || !organization) throw unauthenticated();
  const secrets = { user: tokenHash(user), organization: tokenHash(organization) };
  if (id === undefined) {
    if (!element) throw unnamed();
    const use = await authorizeByToken(secrets, tokenHash(element));
    if (use === "nobody" || use === null) throw unauthenticated();
    return seen(use);
  }
  // An Element token that comes along has to be right, though the id counts.
  if (element) await requireCaller(request);
  const isId = /^\d{1,10}$/.test(id) && Number(id) <= MOST_ID;
  const use = await authorizeById(secrets, isId ? Number(id) : NO_ID);
  if (use === "nobody") throw unauthenticated();
  if (use === null) throw noInstance(id.slice(0, 40));
  return seen(use);
}

/** A member uses what they connected, an admin everything of the organization. */
function seen(use: InstanceAccess): InstanceAccess {
  if (use.role !== "admin" && use.ownerId !== use.userId) throw noInstance(use.instanceId);
  return use;
}

function unnamed() {
  return new GangwayError(
    "invalid_request",
    "Name the instance: put its token into the Authorization header as Element.",
  );
}
