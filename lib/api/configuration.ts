import { z } from "zod";
import { GangwayError } from "@/lib/errors";
import { requireInstance } from "@/lib/instances/access";
import { changeInstance } from "@/lib/instances/change";
import { parseInput, text } from "@/lib/validation";
import { addressed } from "./addressed";
import { CONFIGURATION } from "./connector";
import { isChangeable, readChange } from "./instance-body";
import { configurationShape } from "./instance-shape";
import { readLenientJson } from "./lenient-json";
import type { ApiCall } from "./route";

/** `GET .../configuration`: every entry, secrets masked. */
export async function showConfiguration(call: ApiCall): Promise<Response> {
  const { caller, id } = await addressed(call);
  return Response.json(configurationShape(await requireInstance(caller, id)));
}

const change = z.object({ propertyValue: text({ max: 2_000 }) });

/** `PATCH .../configuration/{entry}`: one entry, by its key or its id in the list. */
export async function changeConfigurationEntry(call: ApiCall): Promise<Response> {
  const { caller, id } = await addressed(call);
  const index = findEntry(call.parameters.entry ?? "");
  const { key } = CONFIGURATION[index]!;
  await requireInstance(caller, id);
  const { propertyValue } = parseInput(change, await readLenientJson(call.request));
  if (!isChangeable(key))
    throw new GangwayError("invalid_request", `${key} changes only with a new sign-in: send providerData.`);
  const changed = await changeInstance(caller, id, readChange({ configuration: { [key]: propertyValue } }));
  return Response.json(configurationShape(changed)[index]);
}

function findEntry(keyOrId: string): number {
  const index = CONFIGURATION.findIndex(({ key }, place) => keyOrId === key || keyOrId === String(place + 1));
  if (index >= 0) return index;
  throw new GangwayError("not_found", `No configuration entry found with ID ${keyOrId.slice(0, 40)}`);
}
