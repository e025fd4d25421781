import { getCallbackOrigins } from "@/lib/accounts/organization-store";
import { InputError } from "@/lib/errors";
import { urlProblem } from "@/lib/validation";

const NOT_REGISTERED =
  "is not at an origin that this organization has registered. An admin adds it under Settings, Callback origins.";

/**
 * A customer is sent only to where the organization has said it is at home: an origin of its settings, compared as browsers read
 * addresses. Plain http is for the own machine. Throws `invalid_request`, which calls the entry by its `label`.
 */
export async function requireReturnAddress(organizationId: string, address: string, label: string): Promise<void> {
  const problem = readingProblem(address) ?? urlProblem(address) ?? hiddenPartProblem(new URL(address));
  if (problem !== null) throw new InputError(label, problem);
  const origins = await getCallbackOrigins(organizationId);
  if (!origins.includes(new URL(address).origin)) throw new InputError(label, NOT_REGISTERED);
}

/** Programs read these differently: to browsers a backslash is a slash, and tabs are nothing. */
function readingProblem(address: string): string | null {
  return /[\\\s\p{Cc}]/u.test(address) ? "may not hold a backslash or blank." : null;
}

function hiddenPartProblem({ username, password, protocol, hostname }: URL): string | null {
  if (username !== "" || password !== "") return "may not have a user name or password.";
  const isLocal = ["localhost", "127.0.0.1", "[::1]"].includes(hostname);
  return protocol === "http:" && !isLocal ? "has to start with https://." : null;
}
