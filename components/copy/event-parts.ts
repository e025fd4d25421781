import type { EventView } from "@/lib/audit-log/view";
import { readFailureCode } from "@/lib/attempts/view";
import { clock } from "@/components/time/format";
import { MAX_FAILING_DAYS } from "@/lib/webhooks/endpoints/view";
import { XERO_ERRORS } from "@/lib/xero/errors";
import { failureWords } from "./failure";
import { inWords } from "./number";
import { problemSentence } from "./problem";
import { upperFirst } from "./upper-first";

/** What went wrong, with Xero's own words if any, and what to do. */
export function failure(data: EventView["data"], remedy: keyof typeof REMEDIES): string {
  const problem = text(data.problem);
  const providerMessage = text(data.providerMessage) ?? text(data.said); // `said` in events of older versions
  const action = OF_PROBLEM[problem ?? ""] ?? REMEDIES[remedy];
  return `${problemSentence(problem)}${providerMessage ? ` Xero said: “${providerMessage}”.` : ""} ${action}`;
}

const REMEDIES = {
  retry: "Gangway retries automatically.",
  customer: "Ask the customer to reconnect; id, name and instance token stay the same.",
};

/** Where it is neither the customer’s nor Gangway’s to do. */
const OF_PROBLEM: Partial<Record<string, string>> = {
  app_refused: "Compare the app’s keys with its page at Xero and replace what differs.",
  approval_missing: "Once it is approved there, Gangway continues automatically.",
  organisation_changed: XERO_ERRORS.organisation_changed.remedy,
};

/** The end of a token, behind `before`. */
export function until(data: EventView["data"], zone: string | undefined, before: string): string {
  const end = text(data.expiresAt);
  return end ? before + clock(Date.parse(end), zone) : "";
}

/** " by ops@lantern.example", of who did it. */
export function by({ actor }: EventView): string {
  return actor ? ` by ${actor}` : "";
}

/** The email address that it is about, behind `lead`. */
export function whom({ data }: EventView, lead = ""): string {
  const email = text(data.email);
  return email ? `${lead} ${email}` : "";
}

/** " as admin" */
export function asRole({ data }: EventView): string {
  const role = text(data.role);
  return role ? ` as ${role}` : "";
}

/** " to admin", with who said so where nobody here did. */
export function toRole({ data }: EventView): string {
  const role = text(data.role);
  return role ? ` to ${role}${data.with === "provider" ? ", as single sign-on says" : ""}` : "";
}

/** " to Harbour Lane Bakery Ltd" */
export function toOrganisation({ data }: EventView): string {
  const name = text(data.organisation);
  return name ? ` to ${name}` : "";
}

/** ": Nightly sync …3f9a (instances:read; from 10.0.0.0/8; until 2027-02-28 01:09 UTC)" */
export function withKey({ data }: EventView): string {
  const [networks, end] = [text(data.networks), text(data.expiresAt)];
  const limits = [text(data.scopes), networks && `from ${networks}`, end && `until ${utc(end)}`];
  return `: ${text(data.key)} (${limits.filter(Boolean).join("; ")})`;
}

/** ": https://app.example.com with a new key" */
export function toReceiver({ data }: EventView): string {
  const to = text(data.to);
  return (to ? `: ${to}` : "") + (data.newKey === true ? " with a new key" : "");
}

const OFF_REASONS = {
  gone: ". It answered 410 Gone.",
  failing: `. Nothing was delivered for ${inWords(MAX_FAILING_DAYS)} days.`,
};

/** Why Gangway itself turned a webhook off. */
export function offReason({ data }: EventView): string {
  return data.reason === "gone" || data.reason === "failing" ? OFF_REASONS[data.reason] : "";
}

/** " for Lantern Sync" */
export function ofApp({ data }: EventView): string {
  const app = text(data.app);
  return app ? ` for ${app}` : "";
}

/** " by ops@lantern.example with single sign-on", or with a second step. */
export function signedInBy(event: EventView): string {
  const { with: first, secondStep } = event.data;
  const how = typeof secondStep === "string" ? secondStep : first;
  return by(event) + (SIGNED_IN_WITH[String(how)] ?? "");
}

const SIGNED_IN_WITH: Partial<Record<string, string>> = {
  provider: " with single sign-on",
  passkey: " with a passkey",
  authenticator: " with a code of the authenticator app",
  recovery_code: " with a recovery code",
};

/** ": passkey “Work laptop”", what was added or removed. */
export function whichStep({ data }: EventView): string {
  const what = data.what === "passkey" ? "passkey" : data.what === "authenticator" ? "authenticator app" : null;
  return what ? `: ${what}${data.name ? ` ${quoted(data.name)}` : ""}` : "";
}

/** ". Nine are left." */
export function codesLeft({ data: { left } }: EventView): string {
  if (typeof left !== "number") return "";
  return `. ${upperFirst(inWords(left))} ${left === 1 ? "is" : "are"} left.`;
}

/** ": Lantern Sync" */
export function whichApp({ data }: EventView): string {
  const app = text(data.app);
  return app ? `: ${app}` : "";
}

/** ": renamed from “Old”, added files.read, removed assets" */
export function appChanges({ data }: EventView): string {
  const named = {
    "renamed from": quoted(data.from),
    "added scopes": text(data.added),
    "removed scopes": text(data.removed),
  };
  const changes = Object.entries(named).flatMap(([verb, what]) => (what === null ? [] : [`${verb} ${what}`]));
  return changes.length > 0 ? `, ${changes.join(", ")},` : "";
}

function quoted(value: EventView["data"][string] | undefined): string | null {
  const name = text(value);
  return name && `“${name}”`;
}

/** " for Harbour Lane", whom the link is for. */
export function ofLink({ data }: EventView): string {
  const link = text(data.link);
  return link ? ` for ${link}` : "";
}

/** ": two organisations" */
export function howMany({ data }: EventView): string {
  const instances = Array.isArray(data.instances) ? data.instances.length : 0;
  return instances > 1 ? `: ${inWords(instances)} organisations` : "";
}

/** ": declined, code 7F1C" */
export function stoppedBecause({ data }: EventView): string {
  const [reason, code] = [text(data.reason), text(data.code)];
  if (reason === null) return "";
  const { short } = failureWords({ reason: readFailureCode(reason), attempt: null });
  return `: ${short}${code ? `, code ${code}` : ""}`;
}

/** " from “Old”" */
export function renaming({ data }: EventView): string {
  const from = text(data.from);
  return from ? ` from “${from}”` : "";
}

/** A text among the details, else null. */
export function text(value: EventView["data"][string] | undefined): string | null {
  return typeof value === "string" ? value : null;
}

/** ": Harbour Lane Ltd of Ledger Sync" */
export function unusedConnection({ data }: EventView): string {
  const [organisation, app] = [text(data.organisation), text(data.app)];
  return (organisation ? `: ${organisation}` : "") + (app ? ` of ${app}` : "");
}

export function failedSignIn({ data }: EventView): string {
  return FAILED_BECAUSE[String(data.cause)] ?? "wrong password";
}

/** A time in ISO 8601 as "2027-02-28 01:09 UTC". */
export function utc(time: unknown): string {
  return typeof time === "string" ? `${time.slice(0, 16).replace("T", " ")} UTC` : "";
}

const FAILED_BECAUSE: Partial<Record<string, string>> = {
  email_unverified: "single sign-on sent no verified email",
  no_role: "single sign-on sent no role that is mapped",
  second_step: "wrong code after the right password",
  passkey: "passkey refused",
};
