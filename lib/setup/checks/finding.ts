import type { Change, Finding } from "@/lib/setup/view";

export const ok = (found: string): Finding => ({ state: "ok", found });
export const warning = (found: string, change?: Change): Finding => ({ state: "warning", found, change });
export const failed = (found: string, change?: Change): Finding => ({ state: "failed", found, change });
export const unchecked = (found: string, change?: Change): Finding => ({ state: "unchecked", found, change });

/** A line of the server's settings. */
export const setting = (name: string, value: string): Change => ({ line: `${name}=${value}` });

const MOST_NAMED = 3;

/** "Lantern Sync, Lantern Lite and 4 more" */
export function namesOf(apps: { name: string }[]): string {
  const named = apps.slice(0, MOST_NAMED).map(({ name }) => name);
  const more = apps.length - named.length;
  if (more > 0) return `${named.join(", ")} and ${more} more`;
  return [named.slice(0, -1).join(", "), named.at(-1)].filter(Boolean).join(" and ");
}
