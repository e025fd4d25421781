import { toFailure } from "@/lib/http";

/** The error body of the contract. `allow` are the verbs that an answer 405 names. */
export function errorResponse(error: unknown, requestId: string, allow: string): Response {
  const { status, code, message, providerMessage, candidates, headers } = toFailure(error, requestId);
  if (status === 405) headers.allow = allow;
  return Response.json({ requestId, code, message, providerMessage, candidates }, { status, headers });
}
