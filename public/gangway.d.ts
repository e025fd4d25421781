/** Types of `gangway.js`, the script with which a page of yours lets a customer connect. */

/** `code` is exchanged by your server for the instances, once, within 15 minutes; `session` is the id of the session. */
export type ConnectSuccess = { session: string; code: string };

/** Where the customer was when they left: `start`, before anything was opened in the window. */
export type ConnectPlace = "start" | "welcome" | "verify" | "keys" | "xero" | "choose" | "ended";

/** `reason` is a word of docs/onboarding.md; `supportCode` is what the customer was told, and your dashboard shows. */
export type ConnectError = { reason: string; supportCode: string | null };

export type ConnectOptions = {
  /** Of a session that has a `returnUrl`. A promise, when it is fetched by the same click: the window opens at once, so that it is not blocked. */
  token: string | Promise<string>;
  /** `redirect` leaves the page. `popup` opens a window, and redirects where windows are blocked. */
  mode?: "redirect" | "popup";
  /** Of the pages: en, de, fr, es or ja. Without it, the session's or the browser's. */
  language?: string;
  onSuccess?: (result: ConnectSuccess) => void;
  /** The window was closed. A success may still follow, where Xero's pages hid the window from this page. */
  onExit?: (exit: { at: ConnectPlace }) => void;
  onError?: (error: ConnectError) => void;
};

/** What the address of the page that a customer came back to says. */
export type Returned = ({ status: "success" } & ConnectSuccess) | { status: "exit"; session: string };

export type Gangway = {
  connect: (options: ConnectOptions) => void;
  /**
   * For the page of `returnUrl`: how the customer came back, or null when nobody did. Takes it from the address. In a window that `connect` opened it tells
   * the page that did, closes the window, and is null.
   */
  returned: () => Promise<Returned | null>;
};

declare global {
  interface Window {
    gangway: Gangway;
  }
}
