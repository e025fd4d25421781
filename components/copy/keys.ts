import type { KeysField, KeysStep } from "@/lib/attempts/view";

type Labels = Record<KeysField, string>;

const COMMON = { name: "App name", privateKey: "Private key" };

/** Labels of the keys page's fields, as Xero calls them. */
export const KEY_LABELS: Record<KeysStep["protocol"], Labels> = {
  oauth1: { ...COMMON, key: "Consumer key", secret: "Consumer secret" },
  oauth2: { ...COMMON, key: "Client id", secret: "Client secret" },
};

type Answer = { verified: string[]; caveats: string[] };

const MATCH = { public: "Key and secret match.", partner: "Key and certificate match." };
const RSA_ONLY = "Partner apps sign with the RSA key, so Xero did not check the secret.";

/** What Xero's acceptance of the keys proves, and what it does not. */
export function keysAnswer({ protocol, kind }: Pick<KeysStep, "protocol" | "kind">): Answer {
  if (protocol === "oauth2") {
    return {
      verified: ["Client id and secret match."],
      caveats: ["Xero checks the callback URL only during consent. Compare it once more."],
    };
  }
  return {
    verified: [MATCH[kind], "The callback URL is on the app’s callback domain."],
    caveats: kind === "partner" ? [RSA_ONLY] : [],
  };
}
