import type { Caller } from "@/lib/caller";
import { countCall, writeCounts } from "./call-counts";
import { pingInstance } from "./ping";

/** Reads the organisation of an instance from Xero, counted as a call, and returns its name. Throws as `pingInstance`. */
export async function tryCall(caller: Caller, id: number): Promise<string> {
  const { name } = await pingInstance(caller, id);
  countCall(id, false);
  await writeCounts();
  return name;
}
