import { decryptApp } from "@/lib/apps/credentials";
import { getApp } from "@/lib/apps/store";
import { decryptFlowState } from "@/lib/attempts/flow-state";
import { type AttemptRow, updateAttempt } from "@/lib/attempts/store";
import { ATTEMPT_LIFE_MS } from "@/lib/attempts/view";
import { endWithout } from "@/lib/connect/end-attempt";
import { holdAttempt } from "@/lib/connect/hold-attempt";
import { connectForCustomer } from "./finish";
import { customerPages } from "./view";
import type { Visitor } from "./visitor";

/** How long a choice may last, from its beginning: so long it takes up places of the host's app at Xero. */
const LONGEST_MS = 4 * ATTEMPT_LIFE_MS;

/** Connects the businesses that were ticked. Returns where the browser goes next. */
export async function connectChosen(visitor: Visitor, row: AttemptRow, ticked: string[]): Promise<string> {
  const chosen = (decryptFlowState(row).reached?.organisations ?? []).filter(({ xeroId }) => ticked.includes(xeroId));
  if (chosen.length > 0) return connectForCustomer(visitor, row, chosen);
  return `${customerPages.choose({ link: visitor.link.id, attempt: row.id })}&empty=1`;
}

/** Ends an attempt whose customer does not want to go on, and at Xero what it has connected. */
export async function declineChoice(row: AttemptRow): Promise<void> {
  await endWithout(row, "declined");
}

/** Gives the choice 15 minutes from now, up to an hour after the start (WCAG 2.2.1). What was connected at Xero waits as long. */
export async function extendTime({ link }: Visitor, row: AttemptRow): Promise<void> {
  const { tokens } = decryptFlowState(row);
  if (row.status !== "returned" || row.expiresAt < new Date() || !tokens) return;
  const longest = row.createdAt.getTime() + LONGEST_MS;
  const expiresAt = new Date(Math.min(Date.now() + ATTEMPT_LIFE_MS, longest));
  const app = row.appId === null ? null : await getApp(link.organizationId, row.appId);
  if (app) await holdAttempt({ ...row, expiresAt }, await decryptApp(app), tokens);
  await updateAttempt(row.id, { expiresAt });
}
