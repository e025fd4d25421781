import { toId } from "@/lib/validation";
import { isInScope, scopeOf } from "@/lib/caller";
import { GangwayError } from "@/lib/errors";
import { readAccessToken } from "@/lib/passthrough/access-token";
import { rotateToken } from "@/lib/instances/rotate-token";
import { noInstance } from "@/lib/instances/store";
import { tokenHash } from "@/lib/encryption";
import { authorizeById, authorizeByKey, authorizeByToken, type InstanceAccess } from "@/lib/passthrough/store";
import { addressed } from "./addressed";
import { readProof, refuseProof, requireAccess, requireCaller } from "./authorization";
import type { ApiCall } from "./route";

/** `GET /instances/{id}/token`, or `/instances/token`: an access token that works now. */
export async function giveAccessToken(call: ApiCall): Promise<Response> {
  return Response.json(await readAccessToken(await requireInstanceAccess(call)));
}

/** `POST /instances/{id}/token`: a new instance token; the one before stops at once. */
export async function rotateInstanceToken(call: ApiCall): Promise<Response> {
  const { caller, id } = await addressed(call);
  return Response.json({ token: await rotateToken(caller, id) });
}

/**
 * Proves the caller and finds the instance to be used, in one look-up, because every call to Xero needs it: the one of the path's id,
 * else of the Element token, else the one that the API key is for.
 */
export async function requireInstanceAccess(call: ApiCall): Promise<InstanceAccess> {
  const { element, ...proof } = readProof(call.request);
  const { id } = call.parameters;
  const isByKey = proof.hashes.length === 1;
  if (id === undefined && !element && !isByKey) throw new GangwayError("invalid_request", UNNAMED);
  // An Element token that comes along has to be right, though the id counts.
  if (id !== undefined && element) await requireCaller(call);
  const access =
    id !== undefined
      ? await authorizeById(proof, toId(id) || NO_ID)
      : await (element ? authorizeByToken(proof, tokenHash(element)) : authorizeByKey(proof));
  if (access === "nobody") throw await refuseProof(proof);
  if (access === null) {
    // Who may not make such calls learns nothing of ids; a wrong Element token is refused here, too.
    await requireCaller(call);
    throw id === undefined ? new GangwayError("invalid_request", UNNAMED) : noInstance(id.slice(0, 40));
  }
  requireAccess(access.caller, call.access);
  if (!isInScope(scopeOf(access.caller), access.ownerId)) throw noInstance(access.instanceId);
  return access;
}

const UNNAMED =
  "Name the instance: put its token into the Authorization header as Element, its id into the path, or call with a key of its own.";
/** No instance has it. */
const NO_ID = 0;
