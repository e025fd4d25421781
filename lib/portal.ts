import { failurePage } from "./connect/failure-page";
import { env } from "./env";
import { GangwayError } from "./errors";
import { type Failure, newRequestId, toFailure } from "./http";
import { type AccountHolder, getAccountHolder, getUser, sessionEnd, signInPath, type User } from "./signed-in";
import { clientIp } from "./client-ip";

type Parameters = Record<string, string>;

/** One call of our own pages, and the IP address it came from. */
export type PortalCall<P extends Parameters = Parameters> = {
  request: Request;
  user: User;
  address: string | null;
  parameters: P;
};

/** The same by somebody who need not be signed in. */
export type OpenCall<P extends Parameters = Parameters> = Omit<PortalCall<P>, "user"> & { user: User | null };

/** A handler for our pages' scripts: a signed-in user, same origin, JSON errors `{requestId, code, message}`. */
export function portalRoute<P extends Parameters>(handler: (call: PortalCall<P>) => Promise<Response>) {
  return openRoute<P>(async ({ user, ...call }) => {
    if (user) return handler({ ...call, user });
    throw (await getAccountHolder(call.request)) ? new GangwayError("forbidden", NEEDS_SECOND_STEP) : await signedOut();
  });
}

const NEEDS_SECOND_STEP =
  "Your organization asks everybody for a second step at sign-in. Reload the page to add yours.";

async function signedOut(): Promise<GangwayError> {
  const why = (await sessionEnd()) === "session_idle" ? "You were signed out for inactivity." : "Your session ended.";
  return new GangwayError("unauthenticated", `${why} Sign in to continue where you were.`);
}

/** The same for what changes how somebody signs in, which is open to who has to add a second step first. */
export function accountRoute<P extends Parameters>(
  handler: (call: Omit<OpenCall<P>, "user"> & { account: AccountHolder }) => Promise<Response>,
) {
  return openRoute<P>(async ({ user: _user, ...call }) => {
    const account = await getAccountHolder(call.request);
    if (!account) throw await signedOut();
    return handler({ ...call, account });
  });
}

/** The same for who is not signed in, or not yet. */
export function openRoute<P extends Parameters>(handler: (call: OpenCall<P>) => Promise<Response>) {
  const respond = async (call: OpenCall<P>) => {
    const response = await handler(call);
    response.headers.set("cache-control", "no-store");
    return response;
  };
  return route<P>(respond, ({ status, code, message, headers }, requestId) =>
    Response.json({ requestId, code, message }, { status, headers }),
  );
}

/** Where a form belongs: the page to come back to after signing in, and the one that says what failed. */
type FormPages<P extends Parameters> = {
  home?: (call: OpenCall<P>) => Promise<string>;
  failed?: (code: Failure["code"], request: string) => string;
};

/**
 * A handler for our pages' forms: what it answers is where the browser goes next, also when it fails. The pages are those of the
 * connect flow unless others are given.
 */
export function formRoute<P extends Parameters>(
  handler: (call: PortalCall<P>) => Promise<Response>,
  { home = async () => "/connect", failed = connectFailed }: FormPages<P> = {},
) {
  const goOn = async ({ user, ...call }: OpenCall<P>) =>
    user ? handler({ ...call, user }) : seeOther(await signInPath(await home({ ...call, user })));
  return route<P>(goOn, ({ code }, request) => seeOther(failed(code, request)));
}

function connectFailed(code: Failure["code"], request: string): string {
  return failurePage(code === "not_found" ? "not_found" : "failed", { request });
}

type Respond<P extends Parameters> = (call: OpenCall<P>) => Promise<Response>;
type Refuse = (failure: Failure, requestId: string) => Response;

function route<P extends Parameters>(respond: Respond<P>, refuse: Refuse) {
  return async (request: Request, { params }: { params: Promise<P> }): Promise<Response> => {
    try {
      requireSameOrigin(request);
      const address = clientIp(request.headers);
      return await respond({ request, address, parameters: await params, user: await getUser(request) });
    } catch (error) {
      const requestId = newRequestId();
      return refuse(toFailure(error, requestId), requestId);
    }
  };
}

/** 303 to a page of ours, or to Xero. Relative addresses keep the host the browser knows us by. */
export function seeOther(location: string, headers: Record<string, string> = {}): Response {
  return new Response(null, { status: 303, headers: { ...headers, location, "cache-control": "no-store" } });
}

/**
 * Refuses writing calls that another site's page made the browser send: browsers say so in Sec-Fetch-Site, older ones in
 * Origin. A program sends neither, and has no cookie to abuse.
 */
export function requireSameOrigin(request: Request, ours = env().PUBLIC_URL): void {
  if (request.method === "GET") return;
  const site = request.headers.get("sec-fetch-site");
  const origin = request.headers.get("origin");
  const isSame = site !== null ? site === "same-origin" || site === "none" : origin === null || origin === ours;
  if (!isSame) throw new GangwayError("forbidden", "This request came from another site.");
}
