import { type Caller, scopeOf } from "@/lib/caller";
import { MAX_ID } from "@/lib/validation";
import { getInstance, noInstance, type InstanceRow } from "./store";

/** The instance, when the caller may see it. Throws `not_found`, also for another organization's. */
export async function requireInstance(caller: Caller, id: number): Promise<InstanceRow> {
  const row = Number.isSafeInteger(id) && id > 0 && id <= MAX_ID ? await getInstance(scopeOf(caller), id) : null;
  if (!row) throw noInstance(Number.isFinite(id) ? id : "given");
  return row;
}
