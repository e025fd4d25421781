import type { Protocol } from "@/lib/xero/view";

/** What Xero calls an app's public key, its secret and where it returns to. */
type ProtocolWords = {
  key: string;
  secret: string;
  callback: string;
};

export const PROTOCOL_WORDS: Record<Protocol, ProtocolWords> = {
  oauth1: { key: "Consumer key", secret: "Consumer secret", callback: "Callback" },
  oauth2: { key: "Client id", secret: "Client secret", callback: "Redirect URI" },
};
