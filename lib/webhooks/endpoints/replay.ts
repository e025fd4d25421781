import { z } from "zod";
import { recordEvent } from "@/lib/audit-log/record";
import type { Caller } from "@/lib/caller";
import { transaction } from "@/lib/db";
import { InputError } from "@/lib/errors";
import { optionalTime, parseInput, report } from "@/lib/validation";
import { env } from "@/lib/env";
import { countInRange, queueMissed, restartDeliveries } from "./delivery-store";
import { aboutEndpoint, requireEndpointOn } from "./endpoints";
import { MAX_REPLAYED } from "./view";

type Range = { from: Date; to: Date };

const time = optionalTime("2026-11-23T00:00:00Z").transform((value, context): Date => {
  if (!value) report(context, { missing: true });
  return value ?? new Date(0);
});
const range = z.object({ from: time, to: time });

/** Reads `from` and `to` (ISO 8601). Throws `invalid_request`. */
export function readRange(body: Record<string, unknown>): Range {
  return parseInput(range, body);
}

/**
 * Sends an endpoint the events between two times that it wants: those never queued, and again, under the same id, those delivered or
 * failed. Returns how many. Throws `conflict` when it is off, and `invalid_request` for a range before KEEP_DELIVERIES_DAYS ago or with more
 * than `MAX_REPLAYED` events.
 */
export async function replay(caller: Caller, id: string, { from, to }: Range): Promise<number> {
  const row = await requireEndpointOn(caller, id);
  const { KEEP_DELIVERIES_DAYS: days } = env();
  const oldest = new Date();
  oldest.setUTCDate(oldest.getUTCDate() - days);
  if (from < oldest) throw new InputError("from", `must be within the last ${days} days.`);
  if (to <= from) throw new InputError("to", "must be after from.");
  if ((await countInRange(id, { from, to }, MAX_REPLAYED + 1)) > MAX_REPLAYED)
    throw new InputError("to", `leaves more than ${MAX_REPLAYED} events. Replay a shorter time first.`);
  const times = { from: from.toISOString(), to: to.toISOString() };
  return transaction(async (tx) => {
    const again = await restartDeliveries(tx, id, { from, to });
    const events = again + (await queueMissed(tx, id, { from, to }));
    await recordEvent(tx, caller, { type: "webhook.replayed", data: { ...aboutEndpoint(row), ...times, events } });
    return events;
  });
}
