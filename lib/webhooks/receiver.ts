import { urlProblem } from "@/lib/validation";

/** What is wrong with the address of a webhook, completing "<label> …", or null. Which network it leads into is checked with every attempt. */
export function receiverProblem(address: string): string | null {
  const problem = urlProblem(address);
  if (problem !== null) return problem;
  const { username, password } = new URL(address);
  return username || password ? "must not contain a user name or password. Use the signature to verify events." : null;
}
