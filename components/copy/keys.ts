import type { KeysField, KeysStep } from "@/lib/attempts/view";
import { PROTOCOL_WORDS } from "./protocol";

/** What the fields of the keys page are called, as Xero calls them. */
export function keyLabels(protocol: KeysStep["protocol"]): Record<KeysField, string> {
  const { key, secret } = PROTOCOL_WORDS[protocol];
  return { name: "App name", key, secret, privateKey: "Private key" };
}

type Answer = { verified: string[]; caveats: string[] };

const CALLBACK_VERIFIED = "The callback URL is on the app’s callback domain.";
const OF_OAUTH2 = {
  verified: ["Client id and secret match."],
  caveats: ["Xero checks the callback URL only during consent. Compare it once more."],
};

const OF_CUSTOM_CONNECTION = {
  verified: ["Client id and secret match.", "An organisation has approved the custom connection."],
  caveats: [],
};

const ANSWERS: Record<KeysStep["protocol"], Record<Exclude<KeysStep["kind"], "custom">, Answer>> = {
  oauth1: {
    public: { verified: ["Key and secret match.", CALLBACK_VERIFIED], caveats: [] },
    partner: {
      verified: ["Key and certificate match.", CALLBACK_VERIFIED],
      caveats: ["Partner apps sign with the RSA key, so Xero did not check the secret."],
    },
  },
  oauth2: { public: OF_OAUTH2, partner: OF_OAUTH2 },
};

/** What it proves that Xero accepted the keys, and what it does not. */
export function keysAnswer({ protocol, kind }: Pick<KeysStep, "protocol" | "kind">): Answer {
  return kind === "custom" ? OF_CUSTOM_CONNECTION : ANSWERS[protocol][kind];
}
