import type { EndedStep, FailureCode } from "@/lib/attempts/view";
import { XERO_ERRORS } from "@/lib/xero/errors";
import { type AppKind, flowOf } from "@/lib/xero/view";
import type { Remedy } from "./remedy";
import { XERO_ERROR_HELP } from "./xero-error-help";

const CERTIFICATE: Remedy = {
  name: "Certificate",
  text: "For OAuth 1.0a, the certificate of the signing key must be at Xero. You can download Gangway’s own beside the keys.",
};

const CALLBACK: Remedy = {
  name: "Callback URL",
  text: "For OAuth 2.0 it must be listed under the app’s redirect URIs; for OAuth 1.0a its host must be the callback domain.",
};

/** What an app of a kind has nothing to do with. */
const FOREIGN: Record<AppKind, Remedy[]> = { partner: [], public: [CERTIFICATE], custom: [CERTIFICATE, CALLBACK] };

const REMEDIES: Partial<Record<FailureCode, Remedy[]>> = {
  declined: [
    { name: "Wrong sign-in", text: "Sign out of Xero first, then ask again and use the other account." },
    {
      name: "No organisation listed",
      text: "The Xero user needs the Standard or Adviser role. Its administrator can grant it.",
    },
  ],
  refused: [
    { name: "Returned late", text: "What Xero sends back with the browser is valid for a few minutes, and once." },
    { name: "Connected twice", text: "A newer consent for the same app and organisation can end the one before." },
    { name: "Not allowed", text: XERO_ERRORS.permission_denied.remedy },
  ],
  scope_refused: [
    {
      name: "Age of the app",
      text: "Apps created since 2 March 2026 have granular scopes only. Whether the app is older is set on its page.",
    },
    {
      name: "Not allowed",
      text: "Some scopes, such as bank feeds and all journals, need Xero’s approval for the app.",
    },
  ],
  app_refused: [
    { name: "Key or client id", text: XERO_ERRORS.consumer_key_unknown.remedy },
    { name: "Secret", text: "A new secret generated at Xero replaces the one that is saved here." },
    CERTIFICATE,
    CALLBACK,
  ],
};

/** An attempt over OAuth 2.0 that never returned may have ended on Xero's own page: with the exact values to compare there. */
function expiredRemedies(attempt: EndedStep["attempt"]): Remedy[] {
  if (attempt?.step === "organisation") return [];
  const help = XERO_ERROR_HELP[attempt ? flowOf(attempt) : "oauth2"];
  if (!attempt?.sent) return help;
  const { redirectUri, clientId, scopes } = attempt.sent;
  return [
    ...help,
    { name: "What was sent", text: `Redirect URI ${redirectUri} · client id ${clientId} · scopes ${scopes}` },
  ];
}

/** Likely causes, each with its remedy; none where the reader can do nothing about it. */
export function failureRemedies({ reason, attempt }: EndedStep): Remedy[] {
  if (reason === "expired") return expiredRemedies(attempt);
  const foreign = FOREIGN[attempt?.kind ?? "partner"];
  return (REMEDIES[reason] ?? []).filter((remedy) => !foreign.includes(remedy));
}
