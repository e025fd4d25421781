import { GangwayError } from "@/lib/errors";
import { newRequestId, toFailure } from "@/lib/http";
import type { Caller } from "@/lib/organizations/store";
import { requireInstance } from "./access";
import { type Change, changeInstance } from "./change";
import { disconnectInstance } from "./disconnect";
import { renewNow } from "./ping";
import { readTags } from "./read-change";
import { BULK_ACTIONS, type BulkAction, type BulkResult, MOST_AT_ONCE } from "./view";

/** What is done to each of some instances. */
export type Bulk = { action: BulkAction; ids: number[]; tags: string[] };

const AT_ONCE = 4;

/** Reads `action`, `ids` and, to tag with, `tags`. Throws `invalid_request` that names the entry. */
export function readBulk({ action, ids, tags }: Record<string, unknown>): Bulk {
  const known = BULK_ACTIONS.find((name) => name === action);
  if (!known) throw new GangwayError("invalid_request", `action is not one of ${BULK_ACTIONS.join(", ")}.`);
  if (!Array.isArray(ids) || ids.length === 0 || ids.length > MOST_AT_ONCE || !ids.every(Number.isSafeInteger))
    throw new GangwayError("invalid_request", `ids is not a list of 1 to ${MOST_AT_ONCE} numbers.`);
  const read = readTags(tags) ?? [];
  if (known.endsWith("tag") && read.length === 0) throw new GangwayError("invalid_request", "tags is missing.");
  return { action: known, ids: [...new Set(ids as number[])], tags: read };
}

/** Does it to one after the other, a few at once, and tells of each when it is done: one line of JSON a row. */
export function runBulk(caller: Caller, bulk: Bulk, signal: AbortSignal): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const waiting = [...bulk.ids];
  // Who no longer listens wants no more of it done; what is under way ends well.
  const stop = () => waiting.splice(0);
  signal.addEventListener("abort", stop);
  return new ReadableStream({
    async start(controller) {
      const work = async () => {
        for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
          const result = await resultOf(caller, bulk, id);
          if (!signal.aborted) controller.enqueue(encoder.encode(`${JSON.stringify(result)}\n`));
        }
      };
      await Promise.all(Array.from({ length: AT_ONCE }, work));
      if (!signal.aborted) controller.close();
    },
    cancel: () => void stop(),
  });
}

/** Rights are asked for with each row, as where it is the only one. */
async function resultOf(caller: Caller, bulk: Bulk, id: number): Promise<BulkResult> {
  try {
    return { id, problem: null, cause: await ACTIONS[bulk.action](caller, id, bulk.tags) };
  } catch (error) {
    return { id, problem: toFailure(error, newRequestId()).message, cause: null };
  }
}

type Action = (caller: Caller, id: number, tags: string[]) => Promise<string | null>;

const ACTIONS: Record<BulkAction, Action> = {
  async renew(caller, id) {
    await renewNow(caller, id);
    // What came of it stands with the grant.
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
