import type { Caller } from "@/lib/caller";
import { GangwayError } from "@/lib/errors";
import { isUuid } from "@/lib/validation";
import { type AppRow, getApp } from "./store";

/** An app of the caller's organization. Throws `not_found`. */
export async function requireApp(caller: Caller, id: string): Promise<AppRow> {
  const row = isUuid(id) ? await getApp(caller.organizationId, id) : null;
  if (!row) throw new GangwayError("not_found", "There is no such app.");
  return row;
}
