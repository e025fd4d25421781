import { addressProblem } from "@/lib/fields";

/** What is wrong with a receiver's address, or null. Its network is checked with every attempt (networks.ts). */
export function receiverProblem(label: string, text: string): string | null {
  const problem = addressProblem(label, text);
  if (problem !== null) return problem;
  const { username, password } = new URL(text);
  return username || password
    ? `${label} may not contain a user name or password. Receivers check the signature.`
    : null;
}
