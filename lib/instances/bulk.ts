import type { Caller } from "@/lib/caller";
import { GangwayError } from "@/lib/errors";
import { newRequestId, toFailure } from "@/lib/http";
import { requireInstance } from "./access";
import { type Asker, requestReconnect, byPerson } from "./request-reconnect";
import { type Change, changeInstance } from "./change";
import { disconnectInstance } from "./disconnect";
import { renewNow } from "./ping";
import { readTags } from "./read-change";
import { BULK_ACTIONS, type BulkAction, type BulkResult, mostAtOnce } from "./view";

/** An action and the instances it applies to. */
export type Bulk = { action: BulkAction; ids: number[]; tags: string[] };

const AT_ONCE = 4;
/** Emails are sent under a lock per person, and locks hold database connections. */
const MAILS_AT_ONCE = 2;

/** Reads `action`, `ids` and, to tag with, `tags`. Throws `invalid_request` that names the entry. */
export function readBulk({ action, ids, tags }: Record<string, unknown>): Bulk {
  const known = BULK_ACTIONS.find((name) => name === action);
  if (!known) throw new GangwayError("invalid_request", `action must be one of ${BULK_ACTIONS.join(", ")}.`);
  const max = mostAtOnce(known);
  if (!Array.isArray(ids) || ids.length === 0 || ids.length > max || !ids.every(Number.isSafeInteger))
    throw new GangwayError("invalid_request", `ids must be a list of 1 to ${max} numbers.`);
  const read = readTags(tags) ?? [];
  if (known.endsWith("tag") && read.length === 0) throw new GangwayError("invalid_request", "tags is missing.");
  return { action: known, ids: [...new Set(ids as number[])], tags: read };
}

/** Runs the action for a few instances at a time and streams each BulkResult as a line of JSON. */
export function runBulk(caller: Asker, bulk: Bulk, signal: AbortSignal): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const waiting: Part[] = [];
  // When the client disconnects, no further instances are started; running ones complete.
  const stop = () => waiting.splice(0);
  signal.addEventListener("abort", stop);
  return new ReadableStream({
    async start(controller) {
      waiting.push(...(await partsOf(caller, bulk)));
      const work = async () => {
        for (let part = waiting.shift(); part && !signal.aborted; part = waiting.shift()) {
          const lines = (await resultsOf(part)).map((result) => `${JSON.stringify(result)}\n`);
          if (!signal.aborted) controller.enqueue(encoder.encode(lines.join("")));
        }
      };
      await Promise.all(Array.from({ length: bulk.action === "mail" ? MAILS_AT_ONCE : AT_ONCE }, work));
      if (!signal.aborted) controller.close();
    },
    cancel: () => void stop(),
  });
}

/** The instances that one step handles. */
type Part = { ids: number[]; run: () => Promise<BulkResult[]> };

/** One part per instance; for emails, one per person. */
async function partsOf(caller: Asker, { action, ids, tags }: Bulk): Promise<Part[]> {
  if (action === "mail") {
    const groups = await byPerson(caller, ids);
    return groups.map((theirs) => ({ ids: theirs.ids, run: () => requestReconnect(caller, theirs) }));
  }
  const run = async (id: number) => [{ id, problem: null, cause: await ACTIONS[action](caller, id, tags) }];
  return ids.map((id) => ({ ids: [id], run: () => run(id) }));
}

/** A failure becomes the result of each instance of the part. */
async function resultsOf({ ids, run }: Part): Promise<BulkResult[]> {
  try {
    return await run();
  } catch (error) {
    const { message } = toFailure(error, newRequestId());
    return ids.map((id) => ({ id, problem: message, cause: null }));
  }
}

type Action = (caller: Caller, id: number, tags: string[]) => Promise<string | null>;

const ACTIONS: Record<Exclude<BulkAction, "mail">, Action> = {
  async renew(caller, id) {
    await renewNow(caller, id);
    // The grant has the outcome.
    return (await requireInstance(caller, id)).grant.problem;
  },
  async tag(caller, id, tags) {
    const { tags: old } = await requireInstance(caller, id);
    return change(caller, id, { tags: readTags([...old, ...tags]) });
  },
  async untag(caller, id, tags) {
    const { tags: old } = await requireInstance(caller, id);
    return change(caller, id, { tags: old.filter((tag) => !tags.includes(tag)) });
  },
  enable: (caller, id) => change(caller, id, { disabled: false }),
  disable: (caller, id) => change(caller, id, { disabled: true }),
  async disconnect(caller, id) {
    await disconnectInstance(caller, id);
    return null;
  },
};

async function change(caller: Caller, id: number, what: Change): Promise<null> {
  await changeInstance(caller, id, what);
  return null;
}
