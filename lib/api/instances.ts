import { z } from "zod";
import { scopeOf } from "@/lib/caller";
import { GangwayError } from "@/lib/errors";
import { optionalText, parseInput, toTrimmedText } from "@/lib/validation";
import { requireInstance } from "@/lib/instances/access";
import { changeInstance } from "@/lib/instances/change";
import { changedConfiguration } from "@/lib/instances/configuration";
import { disconnectInstance } from "@/lib/instances/disconnect";
import { pingInstance } from "@/lib/instances/ping";
import { connectCustom } from "@/lib/connect/program/connect-custom";
import { provisionInstance, reconnectWithCode } from "@/lib/connect/program/provision";
import { takeOverTokens } from "@/lib/connect/program/take-over";
import { listIds } from "@/lib/instances/list/by-id";
import { countAll } from "@/lib/instances/list/count";
import { NO_FILTER } from "@/lib/instances/list/filter";
import { getInstances, type InstanceRow } from "@/lib/instances/store";
import { requireCaller, type ApiCaller } from "./authorization";
import { XERO } from "./connector";
import { addressed, connectorOf } from "./addressed";
import { withSavedApp } from "./saved-app";
import { INSTANCE_NAMES, withContractNames } from "./contract-names";
import {
  externalAuthenticationOf,
  readChange,
  readCustomConnection,
  readHeldTokens,
  readProvision,
} from "./instance-body";
import { instanceShape } from "./instance-shape";
import { readLenientJson } from "./lenient-json";
import { listResponse } from "./list-response";
import type { Noun } from "./nouns";
import { readPage, toNextPageToken } from "./page-query";
import type { ApiCall } from "./route";

/** `POST /instances`, also below a connector. */
export async function createInstance(call: ApiCall): Promise<Response> {
  const caller = await requireCaller(call);
  const connector = connectorOf(call);
  const { id, token } = await create(caller, await readLenientJson(call.request), { connector, noun: call.noun });
  return Response.json(instanceShape(await requireInstance(caller, id), call.noun, token));
}

type Asked = { connector: string | undefined; noun: Noun };

function create(caller: ApiCaller, body: Record<string, unknown>, { connector, noun }: Asked) {
  return withContractNames(INSTANCE_NAMES, async () => {
    const external = externalAuthenticationOf(body);
    if (external === "client_credentials") {
      const { keys, instance } = readCustomConnection(body);
      changedConfiguration({}, instance.configuration);
      return connectCustom(caller, keys, instance);
    }
    if (external === "initial") {
      const { tokens, instance } = readHeldTokens(body);
      changedConfiguration({}, instance.configuration);
      return takeOverTokens(caller, tokens, instance);
    }
    const { provision, instance } = readProvision(body, connector, noun);
    changedConfiguration({}, instance.configuration); // refused before its code is used up
    return provisionInstance(caller, provision, instance);
  });
}

const tagsQuery = z
  .array(optionalText({ label: "tags[]" }))
  .transform((tags) => tags.filter((tag) => tag !== undefined));
const listQuery = z.object({ tags: tagsQuery, searchText: optionalText(), externalId: optionalText() });

/** `GET /instances`, also below a connector: a list, with an Element token too. */
export async function listInstances(call: ApiCall): Promise<Response> {
  const caller = await requireCaller(call);
  connectorOf(call);
  const page = readPage(call.query);
  const [searchText, externalId] = [call.query.get("searchText"), call.query.get("externalId")];
  const asked = parseInput(listQuery, { tags: call.query.getAll("tags[]"), searchText, externalId });

  // Every instance is of the one connector there is, so a text that is part of its key fits all of them.
  const text = XERO.key.includes(asked.searchText?.toLowerCase() ?? "") ? "" : (asked.searchText ?? "");
  const filter = { ...NO_FILTER, tags: asked.tags, externalId: asked.externalId ?? null, text };
  const { ids, hasMore, total } = await listIds(caller, filter, page.afterId, page.size);
  if (total === 0 && (asked.tags.length > 0 || asked.searchText || asked.externalId))
    throw new GangwayError("not_found", "No instances found for this filter.");
  const rows = await getInstances(caller.organizationId, ids);
  const shapes = rows.map((row) => instanceShape(row, call.noun));
  return listResponse(shapes, total, hasMore ? toNextPageToken(ids.at(-1)!) : null);
}

/** `GET /instances/count`. All are of the one connector there is. */
export async function countCall(call: ApiCall): Promise<Response> {
  const total = await countAll(scopeOf(await requireCaller(call)));
  return Response.json({ totalInstances: total, elementInstances: total });
}

export async function showInstance(call: ApiCall): Promise<Response> {
  const { caller, id } = await addressed(call);
  return Response.json(instanceShape(await requireInstance(caller, id), call.noun));
}

/** `PUT`: with `providerData` a new sign-in under the same id and token, and any part of the rest. */
export function putInstance(call: ApiCall): Promise<Response> {
  return change(call, async (_instance, body) => body);
}

/** `PATCH`: the same, and what a new sign-in leaves out of the app's configuration is what is saved. */
export function patchInstance(call: ApiCall): Promise<Response> {
  return change(call, withSavedApp);
}

type Complete = (row: InstanceRow, body: Record<string, unknown>) => Promise<Record<string, unknown>>;

async function change(call: ApiCall, complete: Complete): Promise<Response> {
  const { caller, id } = await addressed(call);
  const body = await readLenientJson(call.request);
  const row = await requireInstance(caller, id);
  if (body.providerData !== undefined && body.providerData !== null) {
    const named = { [call.noun]: { key: XERO.key }, ...body, name: toTrimmedText(body.name) || row.name };
    const { provision } = readProvision(await complete(row, named), XERO.key);
    await withContractNames(INSTANCE_NAMES, () => reconnectWithCode(caller, provision, row));
  }
  const changed = await withContractNames(INSTANCE_NAMES, () => changeInstance(caller, id, readChange(body)));
  return Response.json(instanceShape(changed, call.noun));
}

export async function removeInstance(call: ApiCall): Promise<Response> {
  const { caller, id } = await addressed(call);
  await disconnectInstance(caller, id);
  return new Response(null);
}

/** `PUT` and `DELETE` of `/enabled`. */
export function setEnabled(enabled: boolean) {
  return async (call: ApiCall): Promise<Response> => {
    const { caller, id } = await addressed(call);
    return Response.json(instanceShape(await changeInstance(caller, id, { disabled: !enabled }), call.noun));
  };
}

/** `GET /ping` with an Element token: asks Xero for the organisation. */
export async function pingCall(call: ApiCall): Promise<Response> {
  const { caller, id } = await addressed(call);
  await pingInstance(caller, id);
  return Response.json({ dateTime: new Date().toISOString(), endpoint: XERO.key, valid: true });
}
