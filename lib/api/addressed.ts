import { GangwayError } from "@/lib/errors";
import { noInstance } from "@/lib/instances/store";
import { toId } from "@/lib/validation";
import { type ApiCaller, requireCaller } from "./authorization";
import { requireConnector } from "./connector";
import type { ApiCall } from "./route";

/** Who calls, and the instance that the path or the Element token names. Throws `invalid_request` when neither does. */
export async function addressed(call: ApiCall): Promise<{ caller: ApiCaller; id: number }> {
  const caller = await requireCaller(call);
  connectorOf(call);
  const { id } = call.parameters;
  if (id !== undefined && Number.isNaN(toId(id))) throw noInstance(id.slice(0, 40));
  if (id !== undefined) return { caller, id: toId(id) };
  if (caller.elementId !== null) return { caller, id: caller.elementId };
  throw new GangwayError("invalid_request", UNNAMED);
}

const UNNAMED = "Name the instance: put its id into the path, or its token into the Authorization header as Element.";

/** The key of the connector in the path, if it names one. Throws `not_found`. */
export function connectorOf({ parameters }: ApiCall): string | undefined {
  return parameters.key === undefined ? undefined : requireConnector(parameters.key).key;
}
