import type { EventView } from "@/lib/audit-log/view";
import type { EventType } from "@/lib/audit-log/event-types";
import type { Tone } from "@/components/ui/tone";
import {
  appChanges,
  asRole,
  by,
  codesLeft,
  failedSignIn,
  failure,
  howMany,
  offReason,
  ofApp,
  ofLink,
  renaming,
  signedInBy,
  stoppedBecause,
  text,
  toOrganisation,
  toReceiver,
  withKey,
  toRole,
  unusedConnection,
  until,
  utc,
  whichApp,
  whichStep,
  whom,
} from "./event-parts";
import { inDigits, inWords } from "./number";
import { problemSentence } from "./problem";
import type { Sentence } from "./status";

const NOT_RENEWABLE = "It can’t be renewed. Reconnect to continue; the id and instance token stay the same.";

type EventWords = (event: EventView, zone: string | undefined) => Sentence;

const WORDS: Record<EventType, EventWords> = {
  "instance.connected": (event) => ({ bold: "Connected", rest: toOrganisation(event) + by(event) }),
  "instance.reconnected": (event) => ({ bold: "Reconnected", rest: toOrganisation(event) + by(event) }),
  "instance.renamed": (event) => ({ bold: "Renamed", rest: renaming(event) + by(event) }),
  "instance.organisation_renamed": (event) => ({ bold: "Organisation renamed in Xero", rest: renaming(event) }),
  "instance.tagged": (event) => ({ bold: "Tags changed", rest: by(event) }),
  "instance.configured": (event) => ({ bold: "Configuration changed", rest: by(event) }),
  "instance.enabled": (event) => ({ bold: "Enabled", rest: by(event) }),
  "instance.disabled": (event) => ({ bold: "Disabled", rest: by(event) }),
  "instance.token_rotated": (event) => ({
    bold: "Instance token rotated",
    rest: `${by(event)}. The old token no longer works.`,
  }),
  "instance.disconnected": (event) => ({ bold: "Disconnected", rest: by(event) }),
  "instance.restored": () => ({ bold: "Connected again", rest: ". Xero lists the organisation’s connection again." }),
  "instance.reconnect_asked": (event) => ({ bold: "Reconnect email sent", rest: whom(event, " to") + by(event) }),
  "connection.removed": (event) => ({
    bold: "Removal of an unused connection at Xero requested",
    rest: unusedConnection(event) + by(event),
  }),
  "connection.ended": ({ data }) => ({
    bold: data.consent === true ? "Consent revoked at Xero" : "Connection ended at Xero",
    rest: `${data.organisation ? `: ${text(data.organisation)}` : ""}. No instance used it any more.`,
  }),
  "connection.not_ended": ({ data }) => ({
    bold: "Connection not ended at Xero",
    rest: `${data.organisation ? `: ${text(data.organisation)}` : ""}. ${problemSentence(text(data.problem))} Gangway stopped trying. Disconnect the app in Xero.`,
  }),
  "webhook.set_up": (event) => ({ bold: "Webhook set up", rest: toReceiver(event) + by(event) }),
  "webhook.changed": (event) => ({ bold: "Webhook changed", rest: toReceiver(event) + by(event) }),
  "webhook.switched_off": (event) => ({ bold: "Webhook turned off", rest: by(event) }),
  "webhook.tested": (event) => ({ bold: "Webhook tested", rest: by(event) }),
  "webhook.sent_again": (event) => ({ bold: "Event redelivered", rest: by(event) }),
  "webhook.endpoint_created": (event) => ({ bold: "Webhook added", rest: toReceiver(event) + by(event) }),
  "webhook.endpoint_changed": (event) => ({ bold: "Webhook changed", rest: toReceiver(event) + by(event) }),
  "webhook.endpoint_key_rotated": (event) => ({ bold: "Webhook key rotated", rest: toReceiver(event) + by(event) }),
  "webhook.endpoint_turned_on": (event) => ({ bold: "Webhook turned on", rest: toReceiver(event) + by(event) }),
  "webhook.endpoint_turned_off": (event) => ({
    bold: "Webhook turned off",
    rest: toReceiver(event) + offReason(event) + by(event),
  }),
  "webhook.endpoint_deleted": (event) => ({ bold: "Webhook deleted", rest: toReceiver(event) + by(event) }),
  "webhook.replayed": (event) => ({ bold: "Events replayed", rest: toReceiver(event) + by(event) }),
  "api_key.created": (event) => ({ bold: "API key created", rest: withKey(event) + by(event) }),
  "api_key.changed": (event) => ({ bold: "API key changed", rest: withKey(event) + by(event) }),
  "api_key.rotated": (event) => ({ bold: "API key rotated", rest: withKey(event) + by(event) }),
  "api_key.revoked": (event) => ({ bold: "API key revoked", rest: withKey(event) + by(event) }),
  "grant.consented": (event) => ({ bold: "New consent of the same Xero user", rest: by(event) }),
  "grant.renewed": renewed,
  "grant.renewal_failed": ({ data }) => ({ bold: "Renewal failed", rest: `. ${failure(data, "retry")}` }),
  "grant.reconnect_needed": ({ data }) => ({ bold: "Reconnect needed", rest: `. ${failure(data, "customer")}` }),
  "grant.expiring": ({ data }, zone) => ({
    bold: "Xero token expires soon",
    rest: `${until(data, zone, ", at ")}. ${NOT_RENEWABLE}`,
  }),
  "grant.expired": () => ({ bold: "Xero token expired", rest: `. ${NOT_RENEWABLE}` }),
  "organization.token_reading_changed": (event) => ({
    bold: `Reading of Xero access tokens turned ${event.data.givesTokens === false ? "off" : "on"}`,
    rest: by(event),
  }),
  "organization.branding_changed": (event) => ({
    bold: "Branding changed",
    rest: `: ${text(event.data.changed)}${by(event)}`,
  }),
  "link.created": (event) => ({ bold: "Link created", rest: ofLink(event) + by(event) }),
  "link.mailed": (event) => ({ bold: "Link mailed", rest: ofLink(event) + whom(event, " to") + by(event) }),
  "link.revoked": (event) => ({ bold: "Link revoked", rest: ofLink(event) + by(event) }),
  "link.connected": (event) => ({ bold: "Customer connected", rest: ofLink(event) + howMany(event) }),
  "link.stopped": (event) => ({ bold: "Customer did not connect", rest: ofLink(event) + stoppedBecause(event) }),
  "reminder.stopped": (event) => ({ bold: "Reminders stopped", rest: whom(event, " by") }),
  "organization.reminders_changed": (event) => ({
    bold: `Reminders to customers turned ${event.data.remindsCustomers === false ? "off" : "on"}`,
    rest: by(event),
  }),
  "customer.code_sent": (event) => ({ bold: "Code for a customer’s own page sent", rest: whom(event, " to") }),
  "customer.came_back": (event) => ({ bold: "Customer opened their own page with a code", rest: whom(event, ":") }),
  "app.saved": (event) => ({ bold: "App saved", rest: whichApp(event) + by(event) }),
  "app.changed": (event) => ({ bold: "App changed", rest: ofApp(event) + appChanges(event) + by(event) }),
  "app.deleted": (event) => ({ bold: "App deleted", rest: whichApp(event) + by(event) }),
  "app.secret_replaced": (event) => ({ bold: "App secret replaced", rest: ofApp(event) + by(event) }),
  "app.key_replaced": (event) => ({ bold: "Private key replaced", rest: ofApp(event) + by(event) }),
  "app.webhook_key_saved": (event) => ({ bold: "Webhooks key of Xero saved", rest: ofApp(event) + by(event) }),
  "app.webhook_key_removed": (event) => ({ bold: "Webhooks key of Xero removed", rest: ofApp(event) + by(event) }),
  "installation.certificate_prepared": (event) => ({ bold: "New certificate created", rest: by(event) }),
  "installation.certificate_rotated": (event) => ({ bold: "Certificate rotated", rest: by(event) }),
  "user.invited": (event) => ({ bold: "Invited", rest: whom(event) + asRole(event) + by(event) }),
  "user.invitation_revoked": (event) => ({ bold: "Invitation revoked", rest: whom(event, " for") + by(event) }),
  "user.joined": (event) => ({ bold: "Joined", rest: asRole(event) + by(event) }),
  "user.role_changed": (event) => ({ bold: "Role changed", rest: whom(event, " for") + toRole(event) + by(event) }),
  "user.removed": (event) => ({ bold: "Removed from the organization", rest: whom(event, ":") + by(event) }),
  "user.sessions_ended": (event) => ({ bold: "Sessions ended", rest: whom(event, " for") + by(event) }),
  "user.reset_link_made": (event) => ({
    bold: "Password reset link created",
    rest: whom(event, " for") + by(event),
  }),
  "user.password_changed": (event) => ({ bold: "Password changed", rest: by(event) }),
  "user.second_step_added": (event) => ({ bold: "Second step added", rest: whichStep(event) + by(event) }),
  "user.second_step_removed": (event) => ({
    bold: "Second step removed",
    rest: whichStep(event) + whom(event, " for") + by(event),
  }),
  "user.recovery_codes_made": (event) => ({ bold: "New recovery codes created", rest: by(event) }),
  "user.recovery_code_used": (event) => ({ bold: "Recovery code used", rest: by(event) + codesLeft(event) }),
  "user.secret_shown": (event) => ({ bold: "User secret shown", rest: by(event) }),
  "user.secret_rotated": (event) => ({ bold: "User secret rotated", rest: by(event) }),
  "user.secret_ended": (event) => ({ bold: "Previous user secret revoked", rest: by(event) }),
  "organization.secret_shown": (event) => ({ bold: "Organization secret shown", rest: by(event) }),
  "organization.secret_rotated": (event) => ({ bold: "Organization secret rotated", rest: by(event) }),
  "organization.secret_ended": (event) => ({ bold: "Previous organization secret revoked", rest: by(event) }),
  "organization.callback_origins_changed": (event) => ({ bold: "Callback origins changed", rest: by(event) }),
  "organization.second_step_changed": (event) => ({
    bold: `Second step ${event.data.requiresSecondStep === false ? "no longer required" : "required of everybody"}`,
    rest: by(event),
  }),
  "organization.created": (event) => ({ bold: "Organization created", rest: by(event) }),
  "organization.renamed": (event) => ({ bold: "Organization renamed", rest: renaming(event) + by(event) }),
  "organization.restored": ({ data }) => ({
    bold: "Gangway restored from a backup",
    rest: ` of ${utc(data.backupAt)}. What happened from then until this entry is missing.`,
  }),
  "organization.audit_log_shortened": ({ data }) => ({
    bold: "Old entries removed",
    rest: ` as the settings say: the ${inDigits(Number(data.entries))} before ${utc(data.before)}, up to entry ${inDigits(Number(data.entry))}.`,
  }),
  "user.erased": ({ data }) => ({
    bold: "A person’s data erased",
    rest: `. Where it stood, the log says ${text(data.pseudonym) ?? "erased"}.`,
  }),
  "user.signed_in": (event) => ({ bold: "Signed in", rest: signedInBy(event) }),
  "user.sign_in_failed": (event) => ({
    bold: "Sign-in failed",
    rest: `: ${failedSignIn(event)}${whom(event, " for")}`,
  }),
};

/** An audit log entry in words: "**Renamed** from “HL Bakery” by ops@lantern.example". */
export function eventWords(event: EventView, zone?: string): Sentence {
  return WORDS[event.type](event, zone);
}

const TONES: Partial<Record<EventType, Tone>> = {
  "instance.connected": "connected",
  "instance.reconnected": "connected",
  "instance.enabled": "connected",
  "instance.disconnected": "reconnect",
  "instance.restored": "connected",
  "grant.renewed": "connected",
  "grant.renewal_failed": "retrying",
  "grant.reconnect_needed": "reconnect",
  "grant.expiring": "expiring",
  "grant.expired": "expired",
};

export function eventTone(type: EventType): Tone {
  return TONES[type] ?? "plain";
}

function renewed(event: EventView, zone: string | undefined): Sentence {
  const { data } = event;
  const times = typeof data.times === "number" ? data.times : 1;
  const bold = times > 1 ? `Xero token renewed ${inWords(times)} times` : "Xero token renewed";
  return { bold, rest: `${by(event)}${until(data, zone, ", valid until ")}` };
}
