import { requireAdminRole, type Caller } from "@/lib/caller";
import { toTextStream } from "@/lib/text-stream";
import { type Asked, beginChecks } from "./run-checks";
import type { CheckResult } from "./view";

/** Runs the checks for an admin's organization, and tells each result as soon as it is there, in lines of JSON. Throws `forbidden`. */
export function streamChecks(caller: Caller, way: Omit<Asked, "organizationId">): ReadableStream<Uint8Array> {
  requireAdminRole(caller, "check the set-up");
  return toTextStream(inOrderOfArrival(beginChecks({ ...way, organizationId: caller.organizationId })));
}

async function* inOrderOfArrival(results: Promise<CheckResult>[]): AsyncGenerator<string> {
  const waiting = new Map(results.map((result, at) => [at, result.then((found) => ({ at, found }))]));
  while (waiting.size > 0) {
    const { at, found } = await Promise.race(waiting.values());
    waiting.delete(at);
    yield `${JSON.stringify(found)}\n`;
  }
}
