import { changeKey, listKeys, makeKey, revokeKey, rotateKey } from "@/lib/api-keys/keys";
import { readKeyChange } from "@/lib/api-keys/read-key";
import { INSTANCE_SCOPES } from "@/lib/api-scopes";
import { addressed } from "./addressed";
import { requireCaller } from "./authorization";
import { readLenientJson } from "./lenient-json";
import type { ApiCall } from "./route";

/** `GET /keys`: the organization's API keys. */
export async function listOrganizationKeys(call: ApiCall): Promise<Response> {
  return Response.json(await listKeys(await requireCaller(call), null));
}

/** `POST /keys`: one more, with the key itself this once. */
export async function makeOrganizationKey(call: ApiCall): Promise<Response> {
  const caller = await requireCaller(call);
  return Response.json(await makeKey(caller, null, readKeyChange(await readLenientJson(call.request))));
}

/** `PATCH /keys/{id}`. */
export async function changeOrganizationKey(call: ApiCall): Promise<Response> {
  const caller = await requireCaller(call);
  return Response.json(await changeKey(caller, idOf(call), readKeyChange(await readLenientJson(call.request))));
}

/** `POST /keys/{id}/rotation`: the key anew; the one before works for a day more. */
export async function rotateOrganizationKey(call: ApiCall): Promise<Response> {
  return Response.json(await rotateKey(await requireCaller(call), idOf(call)));
}

/** `DELETE /keys/{id}`: it stops at once. */
export async function revokeOrganizationKey(call: ApiCall): Promise<Response> {
  await revokeKey(await requireCaller(call), null, idOf(call));
  return new Response(null);
}

const idOf = ({ parameters }: ApiCall) => parameters.id ?? "";

/** `GET /instances/{id}/keys`: the keys of one instance. */
export async function listInstanceKeys(call: ApiCall): Promise<Response> {
  const { caller, id } = await addressed(call);
  return Response.json(await listKeys(caller, id));
}

/** `POST /instances/{id}/keys`: one more, with the key itself this once. */
export async function makeInstanceKey(call: ApiCall): Promise<Response> {
  const { caller, id } = await addressed(call);
  const wanted = readKeyChange(await readLenientJson(call.request), INSTANCE_SCOPES);
  return Response.json(await makeKey(caller, id, wanted));
}

/** `DELETE /instances/{id}/keys/{key}`: it stops at once. */
export async function revokeInstanceKey(call: ApiCall): Promise<Response> {
  const { caller, id } = await addressed(call);
  await revokeKey(caller, id, call.parameters.apiKey ?? "");
  return new Response(null);
}
