import { toId } from "@/lib/validation";
import { isInScope, scopeOf } from "@/lib/caller";
import { GangwayError } from "@/lib/errors";
import { readAccessToken } from "@/lib/passthrough/access-token";
import { noInstance } from "@/lib/instances/store";
import { tokenHash } from "@/lib/encryption";
import { authorizeById, authorizeByToken, type InstanceAccess } from "@/lib/passthrough/store";
import { readProof, requireCaller, unauthenticated } from "./authorization";
import type { ApiCall } from "./route";

/** No instance has it. */
const NO_ID = 0;

/** `GET /instances/{id}/token`, or `/instances/token` with an Element token: an access token that works now. */
export async function giveAccessToken({ request, parameters }: ApiCall): Promise<Response> {
  return Response.json(await readAccessToken(await requireAccess(request, parameters.id)));
}

/**
 * Proves the caller and finds the instance to be used: the id's, else the Element token's. One look-up, because it is on
 * the way of every call to Xero.
 */
export async function requireAccess(request: Request, id?: string): Promise<InstanceAccess> {
  const proof = readProof(request);
  const { element } = proof;
  if (id === undefined) {
    if (!element) throw unnamed();
    const access = await authorizeByToken(proof, tokenHash(element));
    if (access === "nobody" || access === null) throw unauthenticated();
    return requireVisible(access);
  }
  // An Element token that comes along has to be right, though the id counts.
  if (element) await requireCaller(request);
  const access = await authorizeById(proof, toId(id) || NO_ID);
  if (access === "nobody") throw unauthenticated();
  if (access === null) throw noInstance(id.slice(0, 40));
  return requireVisible(access);
}

function requireVisible(access: InstanceAccess): InstanceAccess {
  if (!isInScope(scopeOf(access.caller), access.ownerId)) throw noInstance(access.instanceId);
  return access;
}

function unnamed() {
  return new GangwayError(
    "invalid_request",
    "Name the instance: put its token into the Authorization header as Element.",
  );
}
