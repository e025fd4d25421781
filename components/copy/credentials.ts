import type { CredentialView } from "@/lib/instances/view";

/** The stored credentials by name, and how each is kept. */
export const CREDENTIAL_WORDS: Record<CredentialView, { name: string; text: string }> = {
  instance_token: { name: "Instance token", text: "only its hash is stored" },
  access_token: { name: "Xero access token", text: "encrypted" },
  token_secret: { name: "Xero token secret", text: "encrypted" },
  refresh_token: { name: "Xero refresh token", text: "encrypted, replaced at each renewal" },
  session_handle: { name: "Xero session handle", text: "encrypted" },
  app_secret: { name: "App secret", text: "encrypted with the app" },
  signature_key: { name: "Event signature key", text: "encrypted" },
};
