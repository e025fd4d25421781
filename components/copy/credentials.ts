import type { CredentialView } from "@/lib/instances/view";

/** What is stored, by name, and what becomes of it. */
export const CREDENTIAL_WORDS: Record<CredentialView, { name: string; text: string }> = {
  instance_token: { name: "Instance token", text: "only its hash is stored" },
  access_token: { name: "Access token", text: "sealed" },
  token_secret: { name: "Token secret", text: "sealed" },
  refresh_token: { name: "Refresh token", text: "sealed, replaced by each renewal" },
  session_handle: { name: "Session handle", text: "sealed" },
  app_secret: { name: "App secret", text: "sealed with the app" },
  signature_key: { name: "Event signature key", text: "sealed" },
};
