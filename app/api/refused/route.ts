import { GangwayError } from "@/lib/errors";
import { errorResponse } from "@/lib/api/error-response";
import { newRequestId } from "@/lib/http";
import { REFUSED_HEADER } from "@/lib/readable-requests";

/** Answers what has no meaning anywhere: a verb that HTTP has for other purposes, an address that cannot be decoded. */
export function GET({ headers }: Request): Response {
  const reason = headers.get(REFUSED_HEADER);
  const error =
    reason === "method_not_allowed"
      ? new GangwayError("method_not_allowed", "This method is not possible here.")
      : reason === "invalid_request"
        ? new GangwayError("invalid_request", "The address cannot be decoded: percent-encode it as UTF-8.")
        : new GangwayError("not_found", "There is no such resource.");
  const requestId = newRequestId();
  const response = errorResponse(error, requestId, "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS");
  response.headers.set("elements-request-id", requestId);
  response.headers.set("cache-control", "no-store");
  return response;
}
