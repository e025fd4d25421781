import { type Answer, jsonAnswer, type Request } from "../http";
import { organisationAt } from "../organisations";
import type { Store } from "../store";
import { requireUserToken } from "./bearer";
import { connectionsOf } from "./connections";
import type { Connection } from "./model";
import { apiRefusal } from "./refusals";

export function listConnections(store: Store, request: Request): Answer {
  const { grant } = requireUserToken(store, request);
  const event = request.url.searchParams.get("authEventId");
  const mine = connectionsOf(store, grant.appKey, grant.user);
  return jsonAnswer(200, mine.filter((each) => event === null || each.authEventId === event).map(view));
}

/** Takes the id of the connection; any other id, also that of the tenant, is refused (xero-protocol.md, B.4). */
export function deleteConnection(store: Store, request: Request, id: string): Answer {
  const { grant } = requireUserToken(store, request);
  const mine = connectionsOf(store, grant.appKey, grant.user).find((each) => each.id === id);
  if (!mine) throw apiRefusal(403, "AuthenticationUnsuccessful");
  store.state.oauth2.connections.remove([mine]);
  return { status: 204, headers: {}, body: "" };
}

function view({ id, authEventId, organisation, createdAt, updatedAt }: Connection) {
  const { OrganisationID, Name } = organisationAt(organisation);
  return {
    id,
    authEventId,
    tenantId: OrganisationID,
    tenantType: "ORGANISATION",
    tenantName: Name,
    createdDateUtc: withoutZone(createdAt),
    updatedDateUtc: withoutZone(updatedAt),
  };
}

/** Seven decimals and no zone. */
const withoutZone = (milliseconds: number) => new Date(milliseconds).toISOString().replace("Z", "0000");
