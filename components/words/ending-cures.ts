import type { EndedStep, Ending } from "@/lib/attempts/view";

export type Cure = { name: string; text: string };

const CERTIFICATE: Cure = {
  name: "Certificate",
  text: "The one that belongs to the key that signs has to be at Xero. Gangway’s own can be downloaded beside the keys.",
};

const SECRET: Cure = { name: "Secret", text: "A secret made anew at Xero replaces the one that is saved here." };

const CURES: Partial<Record<Ending, Cure[]>> = {
  declined: [
    { name: "Wrong sign-in", text: "Sign out of Xero first, then ask again and use the other account." },
    {
      name: "No organisation listed",
      text: "The Xero user needs the Standard or Adviser role. Its administrator can grant it.",
    },
  ],
  refused: [
    { name: "Connected twice", text: "A newer consent for the same app and organisation ends the one before." },
    { name: "Not allowed", text: "Somebody who may manage the organisation’s connections in Xero has to agree." },
  ],
  app_refused: [
    { name: "Key", text: "Compare it with the app’s page at Xero. Every character counts." },
    SECRET,
    CERTIFICATE,
    { name: "Callback domain", text: "The host of Gangway’s callback URL has to be registered for the app." },
  ],
};

/** Likely causes, each with what mends it; none where the reader can do nothing about it. */
export function endingCures({ why, attempt }: EndedStep): Cure[] {
  const cannotBe = attempt && { partner: SECRET, public: CERTIFICATE }[attempt.kind];
  return (CURES[why] ?? []).filter((cure) => cure !== cannotBe);
}
