import type { AppView } from "@/lib/apps/view";

/** Address of step 1 with this choice preselected. */
export function choosePath({ kind, protocol }: Pick<AppView, "kind" | "protocol">): string {
  return `/connect?kind=${kind}&protocol=${protocol}`;
}
