import type { FailureCode } from "@/lib/attempts/view";

/** The address of the page that says why connecting failed. `request` names the failure in the log. */
export function failurePage(reason: FailureCode, more: { attempt?: string; request?: string } = {}): string {
  return `/connect/ended?${new URLSearchParams({ reason, ...more }).toString()}`;
}
