import { env } from "@/lib/env";

/** Whom passkeys are for (WebAuthn, 5.1.3): PUBLIC_URL, whatever address a request claims to be for. */
export function relyingParty(): { id: string; origin: string } {
  const { PUBLIC_URL: origin } = env();
  return { id: new URL(origin).hostname, origin };
}

/** By what a device tells users of one installation apart. */
export const userHandleOf = (userId: number) => `user ${userId}`;
