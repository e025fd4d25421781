import type { FlowState } from "@/lib/attempts/flow-state";
import { type AttemptRow, updateAttempt } from "@/lib/attempts/store";
import { ATTEMPT_LIFE_MS } from "@/lib/attempts/view";
import type { XeroError } from "@/lib/xero/errors";

/** Stores more with the attempt. */
export type Keep = (more: Partial<FlowState>) => Promise<void>;

/** When Xero asks to wait, at most a day, keeps an attempt until then, and for the time that it takes to finish it. Returns until when it lives. */
export async function beginWait(row: AttemptRow, { retryAfterSeconds }: XeroError, keep: Keep): Promise<Date> {
  if (retryAfterSeconds === undefined) return row.expiresAt;
  const waitUntil = Date.now() + retryAfterSeconds * 1000;
  await keep({ waitUntil });
  const expiresAt = new Date(Math.max(waitUntil + ATTEMPT_LIFE_MS, row.expiresAt.getTime()));
  await updateAttempt(row.id, { expiresAt });
  return expiresAt;
}

/** After Xero has answered, the attempt has its usual time. Returns until when it lives. */
export async function endWait(row: AttemptRow, keep: Keep): Promise<Date> {
  const expiresAt = new Date(Date.now() + ATTEMPT_LIFE_MS);
  await keep({ waitUntil: undefined });
  await updateAttempt(row.id, { expiresAt });
  return expiresAt;
}
