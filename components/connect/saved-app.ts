import type { AppView } from "@/lib/apps/view";

/** What choosing a saved app needs to know of it. */
export type SavedApp = Pick<AppView, "id" | "name" | "kind" | "protocol" | "problem">;
