import type { FailureCode } from "@/lib/attempts/view";
import type { Page } from "@/lib/paging";

/** Languages of the customer's pages and mails. */
export const LANGUAGES = ["en", "de", "fr", "es", "ja"] as const;

export type Language = (typeof LANGUAGES)[number];

/** The locale of a language for dates, lists and plurals: English is British. */
export function localeOf(language: Language): string {
  return language === "en" ? "en-GB" : language;
}

/** A link works for at most this many days. */
export const MAX_LINK_DAYS = 30;

/** How long a link works unless its maker says otherwise. */
export const LINK_DAYS = 14;

/** A link for many customers is used at most this many times. */
export const MAX_LINK_USES = 1_000;

/** Why a link works no longer. */
export type LinkEnd = "revoked" | "expired" | "used";

/** What the list of links can be narrowed to. */
export const LINK_GROUPS = ["open", "stopped", "done", "ended"] as const;

export type LinkGroup = (typeof LINK_GROUPS)[number];

/** How far its customers came, the last of them or the one there is. */
export type LinkStep = "mailed" | "new" | "opened" | "sent" | "returned" | "connected";

/** A link as admins see it. Its token is shown once, when it is made. */
export type LinkView = {
  id: string;
  at: string;
  name: string;
  /** Null until its customer has entered the keys of an app of their own. */
  app: { id: string; name: string } | null;
  email: string | null;
  isByProgram: boolean;
  /** Who made it in the portal; null for a program, a customer and Gangway itself. */
  createdBy: string | null;
  externalId: string | null;
  instance: { id: number; name: string } | null;
  maxUses: number;
  uses: number;
  began: number;
  opened: number;
  openedAt: string | null;
  mailedAt: string | null;
  expiresAt: string;
  end: LinkEnd | null;
  step: LinkStep;
  /** Why the last attempt stopped, with the code that its customer was told. */
  problem: { reason: FailureCode; code: string } | null;
};

export type LinkPage = Page<LinkView>;
export type LinkCounts = Record<LinkGroup, number>;

/** What making or resending a link shows once. */
export type NewLink = { id: string; url: string; isMailed: boolean; expiresAt: string };
