import type { KeysField, KeysStep } from "@/lib/attempts/view";

type Labels = Record<KeysField, string>;

const COMMON = { name: "Name of this app", privateKey: "Private key" };

/** What the fields of the keys page are called, as Xero calls them. */
export const KEY_LABELS: Record<KeysStep["protocol"], Labels> = {
  oauth1: { ...COMMON, key: "Consumer key", secret: "Consumer secret" },
  oauth2: { ...COMMON, key: "Client id", secret: "Client secret" },
};

type Answer = { proved: string[]; mind: string[] };

const BELONG = { public: "Key and secret belong together.", partner: "Key and certificate belong together." };
const RSA_ONLY = "Partner apps sign with the RSA key, so Xero did not check the secret.";

/** What it proves that Xero took the keys, and what it does not. */
export function keysAnswer({ protocol, kind }: Pick<KeysStep, "protocol" | "kind">): Answer {
  if (protocol === "oauth2") {
    return {
      proved: ["Client id and secret belong together."],
      mind: ["Xero checks the callback URL only at consent. Please compare it once more."],
    };
  }
  return {
    proved: [BELONG[kind], "The callback URL is on the app’s callback domain."],
    mind: kind === "partner" ? [RSA_ONLY] : [],
  };
}
