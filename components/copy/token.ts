import { TOKEN_LIFE_MS } from "@/lib/grants/token-life";
import type { InstanceView } from "@/lib/instances/view";
import { clock, moment } from "@/components/time/format";
import { problemWords } from "./problem";

/** The "Token expires" column: a countdown while the Xero token is valid, else a short fact. */
export type TokenWords =
  { kind: "countdown"; left: string; share: number; fact: string } | { kind: "fact"; title: string; fact: string };

export function tokenWords(instance: InstanceView, now: number, zone?: string): TokenWords {
  const { status, disabledAt } = instance;
  const endsAt = Date.parse(instance.expiresAt);
  if (status === "disabled") {
    return {
      kind: "fact",
      title: "Disabled",
      fact: disabledAt ? `since ${moment(Date.parse(disabledAt), now, zone)}` : "",
    };
  }
  const fact = tokenFact(instance, now, zone);
  if (status === "reconnect" && endsAt > now) return { kind: "fact", title: "Reconnect needed", fact };
  if (endsAt <= now) return { kind: "fact", title: `Expired ${moment(endsAt, now, zone)}`, fact };
  return { kind: "countdown", left: countdown(endsAt - now), share: Math.min(1, (endsAt - now) / TOKEN_LIFE_MS), fact };
}

function tokenFact({ status, renewsAt, problem }: InstanceView, now: number, zone: string | undefined): string {
  if (status === "reconnect") return problemWords(problem).short;
  if (renewsAt === null) return "can’t be renewed";
  const wait = Date.parse(renewsAt) - now;
  if (wait <= 0) return status === "retrying" ? "retrying now" : "renewing now";
  if (status === "retrying") return `retries at ${clock(Date.parse(renewsAt), zone)}`;
  return wait < 60_000 ? "renews within a minute" : `renews in ${Math.floor(wait / 60_000)} min`;
}

/** "18:42" */
export function countdown(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
