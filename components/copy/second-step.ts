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
