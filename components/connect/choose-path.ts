import type { AppView } from "@/lib/apps/view";

/** Step 1 with that choice made. */
export function choosePath({ kind, protocol }: Pick<AppView, "kind" | "protocol">): string {
  return `/connect?kind=${kind}&protocol=${protocol}`;
}
