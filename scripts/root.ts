import { join } from "node:path";

/** The source tree's top folder. */
export const ROOT = join(import.meta.dirname, "..");
