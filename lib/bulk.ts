import { z } from "zod";
import { anything, choice, parseInput, report } from "@/lib/validation";
import type { Caller } from "@/lib/caller";
import { toTextStream } from "@/lib/text-stream";
import { newRequestId, toFailure } from "@/lib/http";
import { requireInstance } from "@/lib/instances/access";
import { copyReconnectLink } from "@/lib/reconnects/ask-customer";
import { type Asker, byRecipient, requestReconnect } from "@/lib/reconnects/request-reconnect";
import { changeInstance } from "@/lib/instances/change";
import { disconnectInstance } from "@/lib/instances/disconnect";
import { renewNow } from "@/lib/instances/ping";
import { tagsField } from "@/lib/instances/read-change";
import { BULK_ACTIONS, type BulkAction, type BulkResult, mostAtOnce } from "@/lib/instances/view";

/** An action and the instances it applies to. */
export type Bulk = { action: BulkAction; ids: number[]; tags: string[] };

/** Mails are sent under a lock for each address, and locks are few. */
const MAX_MAILS_AT_ONCE = 2;
const MAX_AT_ONCE = 4;

const bulk = z
  .object({ action: choice(BULK_ACTIONS), ids: anything, tags: tagsField })
  .transform(({ action, ids, tags = [] }, context): Bulk => {
    const max = mostAtOnce(action);
    const isList = Array.isArray(ids) && ids.length > 0 && ids.length <= max && ids.every(Number.isSafeInteger);
    if (!isList) report(context, { label: "ids", problem: `must be a list of 1 to ${max} numbers.` });
    if (action.endsWith("tag") && tags.length === 0) report(context, { label: "tags", missing: true });
    return { action, ids: [...new Set(isList ? (ids as number[]) : [])], tags };
  });

/** Reads `action`, `ids` and, to tag with, `tags`. Throws `invalid_request` that names the entry. */
export function readBulk(body: Record<string, unknown>): Bulk {
  return parseInput(bulk, body);
}

/** Does it to a few at once and reports each when it is done: one line of JSON an instance. */
export function runBulk(caller: Asker, bulk: Bulk, signal: AbortSignal): ReadableStream<Uint8Array> {
  return toTextStream(linesOf(caller, bulk, signal));
}

/** Ends, and starts no more of it, when nobody listens any longer; what is under way is finished. */
async function* linesOf(caller: Asker, bulk: Bulk, signal: AbortSignal): AsyncGenerator<string, void, undefined> {
  type Done = { work: Promise<Done>; results: BulkResult[] };
  const waiting = await partsOf(caller, bulk);
  const running = new Set<Promise<Done>>();
  const max = bulk.action === "mail" ? MAX_MAILS_AT_ONCE : MAX_AT_ONCE;
  while (!signal.aborted) {
    for (const part of waiting.splice(0, max - running.size)) {
      const work: Promise<Done> = resultsOf(part).then((results) => ({ work, results }));
      running.add(work);
    }
    if (running.size === 0) return;
    const { work, results } = await Promise.race(running);
    running.delete(work);
    yield results.map((result) => `${JSON.stringify(result)}\n`).join("");
  }
}

type Part = { ids: number[]; run: () => Promise<BulkResult[]> };

/** One part per instance; for emails, one per recipient. */
async function partsOf(caller: Asker, { action, ids, tags }: Bulk): Promise<Part[]> {
  if (action === "mail") {
    const groups = await byRecipient(caller, ids);
    return groups.map((theirs) => ({ ids: theirs.ids, run: () => requestReconnect(caller, theirs) }));
  }
  if (action === "link") return ids.map((id) => ({ ids: [id], run: () => linkFor(caller, id) }));
  const run = async (id: number) => {
    const isDone = await ACTIONS[action](caller, id, tags);
    // The grant has the reason when a renewal failed.
    const cause = isDone === false ? ((await requireInstance(caller, id)).grant.problem ?? "xero_unavailable") : null;
    return [{ id, problem: null, cause }];
  };
  return ids.map((id) => ({ ids: [id], run: () => run(id) }));
}

async function linkFor(caller: Asker, id: number): Promise<BulkResult[]> {
  const { url } = await copyReconnectLink(caller, id);
  return [{ id, url, problem: null, cause: null }];
}

async function resultsOf({ ids, run }: Part): Promise<BulkResult[]> {
  try {
    return await run();
  } catch (error) {
    const { message } = toFailure(error, newRequestId());
    return ids.map((id) => ({ id, problem: message, cause: null }));
  }
}

const ACTIONS: Record<
  Exclude<BulkAction, "mail" | "link">,
  (caller: Caller, id: number, tags: string[]) => Promise<unknown>
> = {
  renew: renewNow,
  async tag(caller, id, tags) {
    const { tags: old } = await requireInstance(caller, id);
    await changeInstance(caller, id, { tags: parseInput(tagsField, [...old, ...tags]) });
  },
  async untag(caller, id, tags) {
    const { tags: old } = await requireInstance(caller, id);
    await changeInstance(caller, id, { tags: old.filter((tag) => !tags.includes(tag)) });
  },
  enable: (caller, id) => changeInstance(caller, id, { disabled: false }),
  disable: (caller, id) => changeInstance(caller, id, { disabled: true }),
  disconnect: disconnectInstance,
};
