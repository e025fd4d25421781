import type { Answer, Request } from "../http";
import { organisationAnswer } from "../organisation-answer";
import { organisations } from "../organisations";
import { countCall } from "../rate-limit";
import type { Budget } from "../rate-limit";
import type { Store } from "../store";
import { requireBearer } from "./bearer";
import { connectionsOf } from "./connections";
import { apiRefusal } from "./refusals";
import { maySeeOrganisation } from "./scopes";
import { callsPerDay } from "./tiers";

const appCallsPerMinute = 10_000;

export function readOrganisation(store: Store, request: Request): Answer {
  const { grant, app } = requireBearer(store, request);
  const tenant = request.headers["xero-tenant-id"];
  const mine = connectionsOf(store, grant.appKey, grant.user).map((each) => organisations[each.organisation]);
  const organisation = mine.find((each) => each?.OrganisationID === tenant);
  if (!organisation) throw apiRefusal(403, "AuthenticationUnsuccessful");
  if (!maySeeOrganisation(grant.scopes)) throw apiRefusal(401, "AuthorizationUnsuccessful");
  const { perMinute, perDay } = store.state.limits;
  const ofApp = countCall(store, app.key, "", { perMinute: appCallsPerMinute, perDay: 0 });
  const ofTenant = countCall(store, app.key, organisation.OrganisationID, {
    perMinute,
    perDay: callsPerDay(app, perDay),
  });
  const answer = ofTenant.exceeded ? tooMany(ofTenant) : organisationAnswer(store, request, { app, organisation });
  return { ...answer, headers: { ...answer.headers, ...remaining(ofTenant, ofApp) } };
}

/** xero-protocol.md, B.6; what stands in the body is not known. */
const tooMany = ({ exceeded, retryAfterSeconds }: Budget): Answer => ({
  status: 429,
  headers: {
    "retry-after": String(retryAfterSeconds),
    "x-rate-limit-problem": exceeded === "Day" ? "day" : "minute",
  },
  body: "",
});

const remaining = (tenant: Budget, app: Budget) => ({
  "x-minlimit-remaining": String(tenant.minuteLeft),
  "x-daylimit-remaining": String(tenant.dayLeft),
  "x-appminlimit-remaining": String(app.minuteLeft),
});
