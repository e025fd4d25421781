import type { SecondStep } from "@/lib/accounts/view";

const SECOND_STEPS: Record<SecondStep, string> = {
  authenticator: "Authenticator app",
  passkey: "Passkey",
};

/** What a user shows besides the password: "Authenticator app and passkey", "No second step". */
export function secondStepsOf({
  secondSteps,
  hasPassword,
}: {
  secondSteps: SecondStep[];
  hasPassword: boolean;
}): string {
  const [first, second] = secondSteps.map((step) => SECOND_STEPS[step]);
  if (!first) return hasPassword ? "No second step" : "Single sign-on only";
  return second ? `${first} and ${second.toLowerCase()}` : first;
}

export function codeError(code: string): string | undefined {
  return code.trim() === "" ? "Enter the code." : undefined;
}

export const STEP_ADDED: Record<SecondStep, string> = {
  authenticator: "Your authenticator app is added. All other sessions have ended.",
  passkey: "Your passkey is added. All other sessions have ended.",
};

/** Why the browser made or used no passkey. */
export const PASSKEY_PROBLEMS = {
  unsupported: "This browser can’t use passkeys here. Update it, or open Gangway by its https address.",
  cancelled: "Your device was not unlocked in time, or it has no passkey for this address. Try again.",
  known: "This device has a passkey of your account already.",
  address: "Passkeys work only at the address that Gangway is set up for. Open it there.",
  failed: "Your device could not do it. Try again, or use another device.",
};
