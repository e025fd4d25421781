import type { EndedStep, FailureCode } from "@/lib/attempts/view";
import type { Remedy } from "./remedy";
import { NEVER_BACK } from "./xero-error-help";

const CERTIFICATE: Remedy = {
  name: "Certificate",
  text: "For OAuth 1.0a, the one of the key that signs has to be at Xero. Gangway’s own can be downloaded beside the keys.",
};

const CURES: Partial<Record<FailureCode, Remedy[]>> = {
  declined: [
    { name: "Wrong sign-in", text: "Sign out of Xero first, then ask again and use the other account." },
    {
      name: "No organisation listed",
      text: "The Xero user needs the Standard or Adviser role. Its administrator can grant it.",
    },
  ],
  refused: [
    { name: "Came back late", text: "What Xero sends back with the browser is good for a few minutes, and once." },
    { name: "Connected twice", text: "A newer consent for the same app and organisation can end the one before." },
    { name: "Not allowed", text: "Somebody who may manage the organisation’s connections in Xero has to agree." },
  ],
  app_refused: [
    { name: "Key or client id", text: "Compare it with the app’s page at Xero. Every character counts." },
    { name: "Secret", text: "A secret made anew at Xero replaces the one that is saved here." },
    CERTIFICATE,
    {
      name: "Callback URL",
      text: "For OAuth 2.0 it has to be among the app’s redirect URIs, for OAuth 1.0a its host has to be the callback domain.",
    },
  ],
};

/** A run of OAuth 2.0 that never came back may have ended on Xero's own page: with the exact values to compare there. */
function lateCures(attempt: EndedStep["attempt"]): Remedy[] {
  if (attempt?.step === "organisation" || attempt?.protocol === "oauth1") return [];
  if (!attempt?.sent) return NEVER_BACK;
  const { redirectUri, clientId, scopes } = attempt.sent;
  return [
    ...NEVER_BACK,
    { name: "What was sent", text: `Redirect URI ${redirectUri} · client id ${clientId} · scopes ${scopes}` },
  ];
}

/** Likely causes, each with what mends it; none where the reader can do nothing about it. */
export function failureRemedies({ why, attempt }: EndedStep): Remedy[] {
  if (why === "late") return lateCures(attempt);
  return (CURES[why] ?? []).filter((cure) => cure !== CERTIFICATE || attempt?.kind !== "public");
}
