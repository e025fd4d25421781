/** The type of event under which changes that Xero reports are sent on, whatever their category: which there are is chosen at Xero. */
export const XERO_CHANGED = "xero.changed";

/** What Xero sends of a change: its own names, and maybe more of them. */
export type ChangeData = { eventCategory: string; eventType: string; [name: string]: unknown };

/** The newest change that Xero reported of an instance's organisation. */
export type LastChange = { at: string; category: string; type: string };

/** Nothing was signed with the key yet; it works; or what comes now is signed with another one. */
export type XeroWebhookState = "waiting" | "receiving" | "refusing";

/** How an app gets webhooks from Xero. No key is ever shown. */
export type XeroWebhookView = {
  /** What to enter at Xero. */
  url: string;
  /** Null while no key is saved. */
  receiver: {
    state: XeroWebhookState;
    savedAt: string;
    receivedAt: string | null;
    refusedAt: string | null;
    /** Events of organisations without an instance. */
    dropped: number;
  } | null;
};
