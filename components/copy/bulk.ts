import type { BulkAction, BulkResult } from "@/lib/instances/view";
import { counted } from "./number";
import { problemSentence } from "./problem";
import { upperFirst } from "./upper-first";

type ActionWords = { name: string; busy: string; done: string };

export const BULK_WORDS: Record<BulkAction, ActionWords> = {
  mail: { name: "Send reconnect email", busy: "Sending emails for", done: "emailed" },
  link: { name: "Create reconnect links", busy: "Creating links for", done: "given a link" },
  renew: { name: "Renew now", busy: "Renewing", done: "renewed" },
  tag: { name: "Add tags", busy: "Tagging", done: "tagged" },
  untag: { name: "Remove tags", busy: "Removing tags from", done: "untagged" },
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

/** The result for one instance: "Renewed", or why it failed. */
export function bulkResult(action: BulkAction, { problem, cause }: BulkResult): string {
  if (problem !== null) return problem;
  if (cause !== null) return problemSentence(cause);
  return upperFirst(BULK_WORDS[action].done);
}
