import type { IncomingMessage, ServerResponse } from "node:http";
import type { Access } from "@/lib/api-scopes";
import { env } from "@/lib/env";
import { GangwayError } from "@/lib/errors";
import { newRequestId } from "@/lib/http";
import { errorResponse } from "./error-response";
import { type Noun, nounOf } from "./nouns";

export const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"] as const;
export type Method = (typeof METHODS)[number];

/** Node's own request and response, which a router may have hidden: the address as it was sent, the body unread. */
export type Exchange = { incoming: IncomingMessage; outgoing: ServerResponse };

/** One call of the contract. `access` is who may make it, `parameters` are the path's, decoded; `exchange` is null where Next.js answers. */
export type ApiCall = {
  request: Request;
  noun: Noun;
  access: Access;
  parameters: Parameters;
  query: URLSearchParams;
  exchange: Exchange | null;
};

type Parameters = Record<string, string | undefined>;

/** What a resource does not have in common with the others. Names of headers are the cross-origin caller's, beside the usual ones. */
export type Rules = {
  isJson: boolean;
  allowHeaders: readonly string[];
  exposeHeaders: readonly string[];
  /** Whether it answers every path below its own, too. */
  isWithAllBelow?: true;
};

const USUAL: Rules = { isJson: true, allowHeaders: [], exposeHeaders: [] };

type ApiHandler = (call: ApiCall) => Promise<Response>;

/** Who may make a call, and what answers it. */
export type Operation = { access: Access; handle: ApiHandler };

export const allow = (access: Access, handle: ApiHandler): Operation => ({ access, handle });

/** What answers each method of one path. */
export type Resource = Partial<Record<Method, Operation>>;

/** A request that was routed to a resource, by whichever server. */
export type Routed = { request: Request; parameters: Parameters; exchange: Exchange | null };

const ALLOWED = ["authorization", "content-type", "idempotency-key"];
const EXPOSED =
  "Elements-Returned-Count, Elements-Total-Count, Elements-Request-Id, Elements-Next-Page-Token, Elements-Trace-Id, Idempotency-Replayed, Elements-Error, Content-Disposition";

/** Answers calls of one resource by the contract's rules: spelling, verbs, Accept, errors, headers, cross-origin. */
export function resourceHandler(resource: Resource, rules: Rules = USUAL) {
  const allowed = METHODS.filter((method) => resource[method]);
  return async (routed: Routed): Promise<Response> => {
    const { request } = routed;
    const requestId = newRequestId();
    const finish = (response: Response) => finished(response, request, { requestId, rules });
    try {
      if (request.method === "OPTIONS") return finish(preflight(request, allowed, rules));
      const call = readCall(routed, rules);
      const operation = resource[request.method as Method] ?? (request.method === "HEAD" ? resource.GET : undefined);
      const message = `${request.method} is not possible here. Possible: ${allowed.join(", ")}.`;
      if (!operation) throw new GangwayError("method_not_allowed", message);
      return finish(await operation.handle({ ...call, access: operation.access }));
    } catch (error) {
      return finish(errorResponse(error, requestId, [...allowed, "OPTIONS"].join(", ")));
    }
  };
}

function readCall({ request, parameters, exchange }: Routed, { isJson }: Rules): Omit<ApiCall, "access"> {
  const noun = nounOf(parameters.noun);
  const isOtherNoun = parameters.connectors !== undefined && nounOf(parameters.connectors) !== noun;
  if (!noun || isOtherNoun) throw new GangwayError("not_found", "There is no such resource.");
  if (isJson) requireAccept(request);
  return { request, noun, parameters, query: new URL(request.url).searchParams, exchange };
}

function requireAccept(request: Request): void {
  const accept = request.headers.get("accept");
  const isMet = !accept || /(^|[\s,])(\*\/\*|application\/(\*|([\w.-]+\+)?json|x-pem-file))/i.test(accept);
  if (!isMet) throw new GangwayError("not_acceptable", "Answers are JSON: accept application/json.");
}

function preflight(request: Request, allowed: string[], rules: Rules): Response {
  const headers = new Headers({ allow: [...allowed, "OPTIONS"].join(", ") });
  if (isAllowedOrigin(request)) {
    headers.set("access-control-allow-methods", "GET, POST, PUT, PATCH, DELETE, OPTIONS");
    headers.set("access-control-allow-headers", [...new Set([...ALLOWED, ...rules.allowHeaders])].join(", "));
    headers.set("access-control-max-age", "600");
  }
  return new Response(null, { status: 200, headers });
}

type Finish = { requestId: string; rules: Rules };

function finished(response: Response, request: Request, { requestId, rules }: Finish): Response {
  response.headers.set("elements-request-id", requestId);
  if (!response.headers.has("cache-control")) response.headers.set("cache-control", "no-store");
  if (env().ALLOWED_ORIGINS.length > 0) response.headers.append("vary", "Origin");
  if (isAllowedOrigin(request)) {
    response.headers.set("access-control-allow-origin", request.headers.get("origin")!);
    response.headers.set(
      "access-control-expose-headers",
      [EXPOSED, ...rules.exposeHeaders, ...(response.headers.has("retry-after") ? ["Retry-After"] : [])].join(", "),
    );
  }
  return response;
}

function isAllowedOrigin(request: Request): boolean {
  const origin = request.headers.get("origin");
  return origin !== null && env().ALLOWED_ORIGINS.includes(origin);
}
