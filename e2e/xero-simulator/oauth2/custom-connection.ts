import { randomUUID } from "node:crypto";
import type { App } from "../model";
import type { Store } from "../store";
import { addConnection, connectionsOf, disconnect } from "./connections";
import { findGrant } from "./grants";
import type { Connection, Grant } from "./model";
import { tokenError } from "./refusals";
import { issueClientToken } from "./token-set";

/** Its one organisation, as long as somebody has approved it and nobody has ended that (xero-protocol.md, B.7). */
export function approvedConnection(store: Store, app: App): { grant: Grant; connection: Connection } | undefined {
  const grant = app.approval === undefined ? undefined : findGrant(store, app.approval, app);
  const connection = grant && connectionsOf(store, app.key, grant.user)[0];
  return connection && { grant, connection };
}

/** As when the user follows the link in Xero's mail: from now on the keys reach this organisation, and no other. */
export function approve(store: Store, app: App, user: number, organisation: number): void {
  withdraw(store, app);
  const authEventId = randomUUID();
  addConnection(store, { appKey: app.key, user, organisation, authEventId });
  const grant: Grant = {
    id: randomUUID(),
    appKey: app.key,
    user,
    scopes: app.scopes ?? [],
    authEventId,
    sessionId: randomUUID().replaceAll("-", ""),
    authenticatedAt: store.now(),
    revoked: false,
  };
  store.state.oauth2.grants.add(grant);
  app.approval = grant.id;
}

/** As when it is disconnected in Xero, or changed by its developer: it has to be approved again. */
export function withdraw(store: Store, app: App): void {
  disconnect(store, ({ appKey }) => appKey === app.key);
  delete app.approval;
}

/**
 * The token call of RFC 6749, section 4.4: for custom connections only, and only approved ones. A scope may be left out; one
 * that it does not have is refused.
 */
export function giveClientToken(store: Store, app: App, form: URLSearchParams): object {
  const approved = app.kind === "custom" ? approvedConnection(store, app) : undefined;
  if (!approved) throw tokenError("unauthorized_client");
  const { grant } = approved;
  const wanted = form.get("scope")?.split(" ").filter(Boolean) ?? [];
  if (!wanted.every((scope) => grant.scopes.includes(scope))) throw tokenError("invalid_scope");
  return issueClientToken(store, wanted.length > 0 ? { ...grant, scopes: wanted } : grant);
}
