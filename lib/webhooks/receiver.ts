import { addressProblem } from "@/lib/fields";

/** What is wrong with the address of a receiver of events, or null. Which network it leads into is judged with every try. */
export function receiverProblem(label: string, text: string): string | null {
  const problem = addressProblem(label, text);
  if (problem !== null) return problem;
  const { username, password } = new URL(text);
  return username || password
    ? `${label} must not contain a user name or password. Use the signature to verify events.`
    : null;
}
