import type { AppView } from "@/lib/apps/view";

/** What the choice of a saved app shows. */
export type SavedApp = Pick<AppView, "id" | "name" | "kind" | "protocol" | "problem">;
