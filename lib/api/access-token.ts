import { toId } from "@/lib/validation";
import { isInScope, scopeOf } from "@/lib/caller";
import { GangwayError } from "@/lib/errors";
import { readAccessToken } from "@/lib/passthrough/access-token";
import { noInstance } from "@/lib/instances/store";
import { tokenHash } from "@/lib/encryption";
import { authorizeById, authorizeByToken, type InstanceAccess } from "@/lib/passthrough/store";
import { readProof, refuseSecrets, requireCaller, unauthenticated } from "./authorization";
import type { ApiCall } from "./route";

/** `GET /instances/{id}/token`, or `/instances/token` with an Element token: an access token that works now. */
export async function giveAccessToken({ request, parameters }: ApiCall): Promise<Response> {
  return Response.json(await readAccessToken(await requireAccess(request, parameters.id)));
}

/**
 * Proves the caller and finds the instance to be used, the id's or else the Element token's, in one look-up: every call to
 * Xero needs it.
 */
export async function requireAccess(request: Request, id?: string): Promise<InstanceAccess> {
  const proof = readProof(request);
  const { element } = proof;
  if (id === undefined && !element) throw new GangwayError("invalid_request", UNNAMED);
  // An Element token that comes along has to be right, though the id counts.
  if (id !== undefined && element) await requireCaller(request);
  const access =
    id === undefined
      ? await authorizeByToken(proof, tokenHash(element!))
      : await authorizeById(proof, toId(id) || NO_ID);
  if (access === "nobody") throw await refuseSecrets(proof.address);
  if (access === null && id === undefined) throw unauthenticated();
  if (access === null) throw noInstance(id!.slice(0, 40));
  if (!isInScope(scopeOf(access.caller), access.ownerId)) throw noInstance(access.instanceId);
  return access;
}

const UNNAMED = "Name the instance: put its token into the Authorization header as Element.";
/** No instance has it. */
const NO_ID = 0;
