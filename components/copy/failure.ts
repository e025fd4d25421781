import { ATTEMPT_LIFE_MINUTES, type EndedStep, type FailureCode } from "@/lib/attempts/view";
import { type Attempt, consentKept, keysKept, NOTHING_CHANGED, NOTHING_CONNECTED } from "./kept";
import { TEMPORARY_FAILURE_CODES, XERO_ERRORS, type XeroFailureCode } from "@/lib/xero/errors";

export type FailureWords = {
  title: string;
  /** For the stepper: "declined". */
  short: string;
  /** What happened. */
  happened: string;
  /** Whether anything was lost, as far as it is known. */
  kept: string;
  /** What to do. */
  next: string;
};

const START_AGAIN = "Start again; it takes about two minutes.";

type Words = Omit<FailureWords, "kept"> & { kept: (attempt: Attempt) => string };

const said = ({ sentence, remedy }: Record<"sentence" | "remedy", string>) => ({ happened: sentence, next: remedy });

const WORDS: Record<FailureCode, Words> = {
  declined: {
    title: "Access was declined at Xero",
    short: "declined",
    happened: "Xero returned without a consent: someone chose Cancel there.",
    kept: keysKept,
    next: "Ask again when the business is ready.",
  },
  expired: {
    title: `This took longer than ${ATTEMPT_LIFE_MINUTES} minutes`,
    short: "expired",
    happened: `For security, a connection must be finished within ${ATTEMPT_LIFE_MINUTES} minutes.`,
    kept: keysKept,
    next: START_AGAIN,
  },
  no_organisation: {
    title: "No organisation was connected",
    short: "no organisation",
    happened: "The business agreed at Xero, but the consent includes no organisation.",
    kept: keysKept,
    next: "Go back to Xero and choose at least one organisation there.",
  },
  draft_expired: {
    title: "These keys were entered more than a day ago",
    short: "draft expired",
    happened: "What is entered on the keys page is kept for a day.",
    kept: keysKept,
    next: START_AGAIN,
  },
  only_others: {
    title: "Only a practice was connected",
    short: "no organisation",
    happened: "The person who agreed chose a practice at Xero. A practice has no accounts, so it can’t be connected.",
    kept: keysKept,
    next: "Go back to Xero and choose an organisation there.",
  },
  organisation_refused: {
    title: "Xero doesn’t open this organisation",
    short: "not open",
    happened: XERO_ERRORS.organisation_refused.sentence,
    kept: keysKept,
    next: XERO_ERRORS.organisation_refused.remedy,
  },
  scope_missing: {
    title: "A permission is missing",
    short: "scope missing",
    happened: XERO_ERRORS.scope_missing.sentence,
    kept: keysKept,
    next: XERO_ERRORS.scope_missing.remedy,
  },
  nothing_else: {
    title: "There is nothing else to connect",
    short: "nothing else",
    happened: "Every organisation that this consent includes has an instance already.",
    kept: () => "Nothing was changed.",
    next: "To add more organisations, connect again and choose them at Xero.",
  },
  other_organisation: {
    title: "Another organisation came back",
    short: "other business",
    happened: "The customer’s link is for one organisation, and the consent was given for another.",
    kept: () => NOTHING_CHANGED,
    next: "Ask the customer to open the link again and to choose the organisation it names.",
  },
  link_ended: {
    title: "The link ended on the way",
    short: "link ended",
    happened: "The customer’s link was revoked, or used up by somebody else, while this customer was at Xero.",
    kept: () => NOTHING_CHANGED,
    next: "Make a new link.",
  },
  already_used: {
    title: "This response from Xero was already used",
    short: "already used",
    happened: "Each response works once. Going back or reloading sends the same one again.",
    kept: () => "The result of the first time has not changed.",
    next: "View the result before you start again.",
  },
  wrong_browser: {
    title: "This was started in another browser",
    short: "other browser",
    happened: "For security, a connection must be finished in the browser that started it.",
    kept: () => NOTHING_CONNECTED,
    next: "Continue in that browser, or start again in this one.",
  },
  unknown_state: {
    title: "We don’t recognise this link",
    short: "unknown link",
    happened: "It may be incomplete or expired.",
    kept: () => `${NOTHING_CONNECTED} ${NOTHING_CHANGED}`,
    next: "Start again from here, not from an old link.",
  },
  wrong_protocol: {
    title: "Response came from a different OAuth version",
    short: "other version",
    happened: "Gangway asked through one of OAuth 1.0a and OAuth 2.0, and the response came through the other.",
    kept: () => NOTHING_CONNECTED,
    next: "Check that only one app at Xero lists the callback URL, then start again.",
  },
  refused: {
    title: "Xero no longer accepts this consent",
    short: "refused",
    happened: "It was used, revoked or replaced by a newer one, or the person may not connect this organisation.",
    kept: keysKept,
    next: "Ask Xero for a new one.",
  },
  app_refused: {
    title: "Xero refuses this app",
    short: "app refused",
    happened: "Its keys, its certificate or its callback URL do not match what is registered at Xero.",
    kept: keysKept,
    next: "Fix it here or at Xero, then try again.",
  },
  scope_refused: {
    title: "Xero refuses the scopes requested",
    short: "scope refused",
    happened: "The app may not ask for all of the data that was selected for it.",
    kept: keysKept,
    next: "Change the scopes on the app’s page, then try again.",
  },
  approval_missing: {
    title: "This custom connection is not approved",
    short: "not approved",
    kept: keysKept,
    ...said(XERO_ERRORS.approval_missing),
  },
  organisation_changed: {
    title: "Approved for another organisation",
    short: "other business",
    kept: () => NOTHING_CHANGED,
    ...said(XERO_ERRORS.organisation_changed),
  },
  xero_busy: {
    title: "Xero can’t answer at the moment",
    short: "Xero busy",
    happened: "Xero is busy, under maintenance, or the organisation is offline there.",
    kept: consentKept,
    next: "Wait a minute, then try again.",
  },
  xero_unreachable: {
    title: "Xero could not be reached",
    short: "not reached",
    happened: "Xero did not answer, or its answer did not arrive.",
    kept: consentKept,
    next: XERO_ERRORS.unreachable.remedy,
  },
  xero_untrusted: {
    title: "The connection to Xero is not trusted",
    short: "certificate",
    kept: consentKept,
    ...said(XERO_ERRORS.certificate_untrusted),
  },
  xero_invalid_response: {
    title: "Unexpected response",
    short: "unexpected",
    kept: consentKept,
    ...said(XERO_ERRORS.invalid_response),
  },
  not_found: {
    title: "This connection attempt has ended",
    short: "ended",
    happened: "It was removed after it ended, or someone else started it.",
    kept: () => NOTHING_CHANGED,
    next: START_AGAIN,
  },
  failed: {
    title: "This step could not be completed",
    short: "failed",
    happened: "Something went wrong inside Gangway; its log has the details.",
    kept: () => "The step either completed fully or not at all.",
    next: "Check whether the organisation is connected before you start again.",
  },
};

/** At a limit of Xero's: what was given is kept until it ends. */
const WAITING: FailureWords = {
  title: "Xero asks to wait",
  short: "Xero waits",
  happened:
    "Xero accepts no more calls for this organisation at the moment: a limit, such as that of a day, is reached.",
  kept: "Nothing was lost: the consent is kept until then.",
  next: "Come back then to finish; the business doesn’t have to agree again.",
};

/** Words for the end of an attempt. Names are in them only when the attempt is the reader's own. */
export function failureWords({ reason, attempt }: EndedStep): FailureWords {
  if (attempt?.waitUntil && TEMPORARY_FAILURE_CODES.has(reason as XeroFailureCode)) return WAITING;
  const words = WORDS[reason];
  return { ...words, kept: words.kept(attempt) };
}
