import type { UsableApp } from "@/lib/apps/view";

/** What the choice of a saved app shows. */
export type SavedApp = Pick<UsableApp, "id" | "name" | "kind" | "protocol" | "problem" | "isTierFull">;
