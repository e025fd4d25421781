import type { Admitted } from "../authenticate";
import type { Request } from "../http";
import { organisationAt } from "../organisations";
import { type Budget, countCall } from "../rate-limit";
import { Refusal } from "../refusal";
import type { Store } from "../store";
import { requireBearer } from "./bearer";
import { connectionsOf } from "./connections";
import { apiRefusal } from "./refusals";
import { maySeeOrganisation } from "./scopes";
import { callsPerDay } from "./tiers";

const appCallsPerMinute = 10_000;

/** What stands before every call of the API over OAuth 2.0, and what is left of the limits, as headers. */
export function admit(store: Store, request: Request): Admitted & { headers: Record<string, string> } {
  const { grant, app } = requireBearer(store, request);
  const tenant = request.headers["xero-tenant-id"];
  const mine = connectionsOf(store, grant.appKey, grant.user).map((each) => organisationAt(each.organisation));
  // A custom connection needs to name none, and may name no other (xero-protocol.md, B.7).
  const named = app.kind === "custom" ? tenant || mine[0]?.OrganisationID : tenant;
  const organisation = mine.find((each) => each.OrganisationID === named);
  if (!organisation) throw apiRefusal(403, "AuthenticationUnsuccessful");
  // The scopes of the other resources are not played.
  if (request.url.pathname === "/api.xro/2.0/Organisation" && !maySeeOrganisation(grant.scopes)) {
    throw apiRefusal(401, "AuthorizationUnsuccessful");
  }
  const { perMinute, perDay } = store.state.limits;
  const ofApp = countCall(store, app.key, "", { perMinute: appCallsPerMinute, perDay: 0 });
  const ofTenant = countCall(store, app.key, organisation.OrganisationID, {
    perMinute,
    perDay: callsPerDay(app, perDay),
  });
  const headers = remaining(ofTenant, ofApp);
  if (ofTenant.exceeded) throw tooMany(ofTenant, headers);
  return { app, organisation, headers };
}

/** xero-protocol.md, B.6; what stands in the body is not known. */
function tooMany({ exceeded, retryAfterSeconds }: Budget, headers: Record<string, string>): Refusal {
  const problem = exceeded === "Day" ? "day" : "minute";
  const more = { "retry-after": String(retryAfterSeconds), "x-rate-limit-problem": problem };
  return new Refusal({ status: 429, headers: { ...headers, ...more }, body: "" });
}

const remaining = (tenant: Budget, app: Budget) => ({
  "x-minlimit-remaining": String(tenant.minuteLeft),
  "x-daylimit-remaining": String(tenant.dayLeft),
  "x-appminlimit-remaining": String(app.minuteLeft),
});
