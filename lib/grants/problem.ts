import type { XeroProblem } from "@/lib/xero/errors";

/** Why a grant is not renewed, as pages and events name it. */
export type GrantProblem = XeroProblem | "answer_lost" | "restored" | "undecryptable" | "altered";

type ProblemWords = {
  short: string;
  /** To follow or to begin a sentence, for pages and for the API: "Xero is busy". */
  because: string;
};

const GRANT_PROBLEMS: Record<GrantProblem, ProblemWords> = {
  consent_withdrawn: { short: "access revoked", because: "Xero no longer accepts the consent" },
  token_rejected: { short: "token refused by Xero", because: "Xero no longer accepts its token" },
  app_refused: { short: "app refused by Xero", because: "Xero refuses the keys or the certificate of the app" },
  approval_missing: {
    short: "not approved at Xero",
    because: "the custom connection is not approved at Xero, or no longer",
  },
  organisation_changed: {
    short: "approved for another organisation",
    because: "the custom connection was approved at Xero for another organisation since",
  },
  removed_in_xero: { short: "disconnected in Xero", because: "the organisation was disconnected in Xero" },
  xero_busy: { short: "Xero is busy", because: "Xero is busy" },
  xero_unavailable: { short: "Xero not reached", because: "Xero could not be reached" },
  xero_untrusted: {
    short: "certificate not trusted",
    because: "the certificate of Xero's server is not trusted (see NODE_EXTRA_CA_CERTS in the settings)",
  },
  xero_invalid_response: { short: "unexpected response", because: "the response was not one Xero gives" },
  answer_lost: {
    short: "response lost",
    because: "the response to a renewal got lost, and the old Xero token with it",
  },
  restored: {
    short: "restored from a backup",
    because: "Gangway was restored from a backup, and Xero may have replaced the token in it since",
  },
  undecryptable: {
    short: "token unreadable",
    because: "the stored Xero token was encrypted with a key this server no longer has",
  },
  altered: {
    short: "stored token altered",
    because: "what is stored in the database was altered outside Gangway, and cannot be decrypted",
  },
};

/** Words of a column or an event; null for a problem that is not known. */
export function grantProblemWords(problem: string | null): ProblemWords | null {
  // The audit log keeps events as they were written, with the word of their time.
  const known = problem === "xero_nonsense" ? "xero_invalid_response" : problem;
  return known !== null && Object.hasOwn(GRANT_PROBLEMS, known) ? GRANT_PROBLEMS[known as GrantProblem] : null;
}
