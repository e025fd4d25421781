import type { AppDetails, AppView } from "@/lib/apps/view";
import { signsWithKey } from "@/lib/xero/view";
import { counted } from "./number";

type Kind = Pick<AppView, "kind" | "protocol">;

export const KINDS: Record<Kind["kind"], string> = {
  partner: "Partner",
  public: "Public",
  custom: "Custom connection",
};
export const PROTOCOLS: Record<Kind["protocol"], string> = { oauth1: "OAuth 1.0a", oauth2: "OAuth 2.0" };

/** "Public, OAuth 1.0a"; a custom connection has one protocol only. */
export function appKind({ kind, protocol }: Kind): string {
  return kind === "custom" ? KINDS.custom : `${KINDS[kind]}, ${PROTOCOLS[protocol]}`;
}

/** "Public, 1.0a", for narrow columns. */
export function shortKind(app: Kind): string {
  return appKind(app).replace("OAuth ", "");
}

/** Which RSA key signs; null for apps that do not sign with one. */
export function signingKey(app: Pick<AppView, "kind" | "protocol" | "hasOwnPrivateKey">): string | null {
  if (!signsWithKey(app)) return null;
  return app.hasOwnPrivateKey ? "signs with its own key" : "signs with Gangway’s key";
}

/** How many connections are left on the smallest of Xero's tiers that fits; Xero tells only the app's owner which tier it is on. */
export function connectionSentence(connections: number, meter: AppDetails["meter"]): string {
  if (!meter) return `${counted(connections, "organisation")} connected through this app.`;
  const left = meter.most - connections;
  const room = left === 0 ? "none left" : `${left.toLocaleString("en-GB")} left`;
  return `Xero’s ${meter.tier} tier allows ${meter.most.toLocaleString("en-GB")} (${room}). Check your tier in Xero’s developer portal.`;
}
