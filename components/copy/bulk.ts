import type { BulkAction, BulkResult } from "@/lib/instances/view";
import { counted } from "./number";
import { problemSentence } from "./problem";

type ActionWords = { name: string; busy: string; done: string };

export const BULK_WORDS: Record<BulkAction, ActionWords> = {
  mail: { name: "Send reconnect mail", busy: "Sending mail about", done: "mailed" },
  renew: { name: "Renew now", busy: "Renewing", done: "renewed" },
  tag: { name: "Add tags", busy: "Tagging", done: "tagged" },
  untag: { name: "Take tags off", busy: "Taking tags off", done: "changed" },
  enable: { name: "Enable", busy: "Enabling", done: "enabled" },
  disable: { name: "Disable", busy: "Disabling", done: "disabled" },
  disconnect: { name: "Disconnect", busy: "Disconnecting", done: "disconnected" },
};

/** "Renewing 12 instances", "38 of 40 renewed". */
export function bulkTitle(action: BulkAction, count: number, done: number | null): string {
  const { busy, done: past } = BULK_WORDS[action];
  if (done === null) return `${busy} ${counted(count, "instance")}`;
  return done === count ? `${counted(count, "instance")} ${past}` : `${done} of ${count} ${past}`;
}

/** What came of one of them: "Renewed", or a sentence that says why not. */
export function bulkResult(action: BulkAction, { problem, cause }: BulkResult): string {
  if (problem !== null) return problem;
  if (cause !== null) return problemSentence(cause);
  const { done } = BULK_WORDS[action];
  return done.charAt(0).toUpperCase() + done.slice(1);
}
