import type { Request } from "../http";
import type { App } from "../model";
import { hashOf } from "../random";
import type { Store } from "../store";
import type { BearerToken, Grant } from "./model";
import { apiRefusal } from "./refusals";

export const bearerOf = ({ headers }: Pick<Request, "headers">) =>
  /^Bearer\s+(\S+)$/i.exec(headers.authorization ?? "")?.[1];

/** A token is known by its hash, so one with a single other character, or a claim changed, is unknown. */
export function findBearer(
  { state }: Store,
  token: string,
): { bearer: BearerToken; grant: Grant; app: App } | undefined {
  const bearer = state.oauth2.bearerTokens.get(hashOf(token));
  const grant = bearer && state.oauth2.grants.get(bearer.grantId);
  const app = grant && state.apps.get(grant.appKey);
  return bearer && grant && app && { bearer, grant: { ...grant, scopes: bearer.scopes ?? grant.scopes }, app };
}

/** A token outlives the connections it was given for: without them it reaches nothing (xero-protocol.md, B.4). */
export function requireBearer(store: Store, request: Request): { grant: Grant; app: App } {
  const found = findBearer(store, bearerOf(request) ?? "");
  if (!found) throw apiRefusal(401, "AuthenticationUnsuccessful");
  const { bearer, grant, app } = found;
  if (bearer.expiresAt <= store.now())
    throw apiRefusal(401, `TokenExpired: token expired at ${usDate(bearer.expiresAt)}`);
  return { grant, app };
}

/** The same for what is no organisation's: a custom connection's token has nobody behind it (xero-protocol.md, B.7). */
export function requireUserToken(store: Store, request: Request): { grant: Grant } {
  const { grant, app } = requireBearer(store, request);
  if (app.kind === "custom") throw apiRefusal(403, "AuthenticationUnsuccessful");
  return { grant };
}

/** As Xero writes it, such as 11/24/2026 02:53:00. */
function usDate(milliseconds: number): string {
  const [year, month, day, time] = new Date(milliseconds).toISOString().split(/[-T.]/);
  return `${month}/${day}/${year} ${time}`;
}
