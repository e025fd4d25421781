import type { LinkView } from "@/lib/links/view";

/** A link for an instance's customer: to be copied, or where it was mailed to. */
export type AskedCustomer = { url: string; expiresAt: string } | { mailedTo: string };

/** A mail that asked for a reconnect; `by` is null when Gangway reminded by itself. */
export type ReconnectMailView = { id: string; at: string; to: string; by: string | null };

/** When the customer is reminded next, or why never: `off` in the settings, `unknown` address, `stopped` by the customer. */
export type NextReminder = { sent: number; nextAt: string | null; never: "off" | "unknown" | "stopped" | null };

/** What was done so far to have an instance's customer connect again, newest first. */
export type ReconnectHistory = { links: LinkView[]; mails: ReconnectMailView[]; reminder: NextReminder };
