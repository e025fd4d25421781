import type { CDPSession, Page } from "@playwright/test";

/** A device of this page's browser that keeps passkeys and is unlocked without asking (Chrome DevTools Protocol, WebAuthn). */
export async function virtualDevice(page: Page, { isUserVerified = true } = {}) {
  const session: CDPSession = await page.context().newCDPSession(page);
  await session.send("WebAuthn.enable");
  const { authenticatorId } = await session.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified,
      automaticPresenceSimulation: true,
    },
  });
  const listed = async () => (await session.send("WebAuthn.getCredentials", { authenticatorId })).credentials;
  return {
    credentials: listed,
    /** Takes over passkeys of another device, as a thief who has copied them. */
    copyFrom: async (credentials: Awaited<ReturnType<typeof listed>>) => {
      for (const credential of credentials)
        await session.send("WebAuthn.addCredential", { authenticatorId, credential });
    },
    setUserVerified: (isUserVerified: boolean) =>
      session.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified }),
  };
}
