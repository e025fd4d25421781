import { env } from "@/lib/env";
import { GangwayError } from "@/lib/errors";
import { newRequestId } from "@/lib/http";
import { errorResponse } from "./error-response";
import { type Noun, nounOf } from "./nouns";

const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"] as const;
type Method = (typeof METHODS)[number];

/** One call of the contract. `parameters` are the path's, decoded. */
export type ApiCall = {
  request: Request;
  noun: Noun;
  parameters: Record<string, string | undefined>;
  query: URLSearchParams;
};

/** What a route does not have in common with the others. Names of headers are the cross-origin caller's, beside the usual ones. */
export type Rules = { isJson: boolean; allowHeaders: readonly string[]; exposeHeaders: readonly string[] };

const USUAL: Rules = { isJson: true, allowHeaders: [], exposeHeaders: [] };

type ApiHandler = (call: ApiCall) => Promise<Response>;
type Context = { params: Promise<Record<string, string | string[] | undefined>> };
type RouteHandler = (request: Request, context: Context) => Promise<Response>;
type RouteHandlers = Record<Method | "OPTIONS", RouteHandler>;

const EXPOSED =
  "Elements-Returned-Count, Elements-Total-Count, Elements-Request-Id, Elements-Next-Page-Token, Elements-Trace-Id, Elements-Error, Content-Disposition";

/** Route handlers that keep the contract's rules for every call: spelling, verbs, Accept, errors, headers, cross-origin. */
export function apiRoute(handlers: Partial<Record<Method, ApiHandler>>, rules: Rules = USUAL): RouteHandlers {
  const allowed = METHODS.filter((method) => handlers[method]);
  const routes = METHODS.map((method) => [method, route(handlers[method], allowed, rules)]);
  return Object.fromEntries([...routes, ["OPTIONS", preflight(allowed, rules)]]) as RouteHandlers;
}

function route(handler: ApiHandler | undefined, allowed: string[], rules: Rules): RouteHandler {
  return async (request, context) => {
    const requestId = newRequestId();
    const finish = (response: Response) => finished(response, request, { requestId, rules });
    try {
      const call = await readCall(request, context, rules);
      const message = `${request.method} is not possible here. Possible: ${allowed.join(", ")}.`;
      if (!handler) throw new GangwayError("method_not_allowed", message);
      return finish(await handler(call));
    } catch (error) {
      return finish(errorResponse(error, requestId, [...allowed, "OPTIONS"].join(", ")));
    }
  };
}

async function readCall(request: Request, { params }: Context, { isJson }: Rules): Promise<ApiCall> {
  const raw = await params;
  const noun = nounOf(one(raw.noun));
  const isOtherNoun = raw.connectors !== undefined && nounOf(one(raw.connectors)) !== noun;
  if (!noun || isOtherNoun) throw new GangwayError("not_found", "There is no such resource.");
  if (isJson) requireAccept(request);
  const parameters = Object.fromEntries(Object.entries(raw).map(([name, value]) => [name, one(value)]));
  return { request, noun, parameters, query: new URL(request.url).searchParams };
}

const one = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value);

function requireAccept(request: Request): void {
  const accept = request.headers.get("accept");
  const isMet = !accept || /(^|[\s,])(\*\/\*|application\/(\*|([\w.-]+\+)?json|x-pem-file))/i.test(accept);
  if (!isMet) throw new GangwayError("not_acceptable", "Answers are JSON: accept application/json.");
}

function preflight(allowed: string[], rules: Rules): RouteHandler {
  return async (request) => {
    const headers = new Headers({ allow: [...allowed, "OPTIONS"].join(", ") });
    if (isAllowedOrigin(request)) {
      headers.set("access-control-allow-methods", "GET, POST, PUT, PATCH, DELETE, OPTIONS");
      headers.set("access-control-allow-headers", ["authorization, content-type", ...rules.allowHeaders].join(", "));
      headers.set("access-control-max-age", "600");
    }
    return finished(new Response(null, { status: 200, headers }), request, { requestId: newRequestId(), rules });
  };
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
