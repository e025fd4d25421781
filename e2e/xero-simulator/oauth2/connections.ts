import { randomUUID } from "node:crypto";
import type { App } from "../model";
import type { Store } from "../store";
import { type Connection, userOf } from "./model";
import { PageRefusal } from "./refusals";
import { connectionLimit, isCertified, isCounted } from "./tiers";

export function connectionsOf({ state }: Store, appKey: string, user: number): readonly Connection[] {
  return state.oauth2.connections.of("user", userOf({ appKey, user }));
}

/** Connects, or connects again, what the user chose, all of it or nothing. */
export function connect(
  store: Store,
  { app, user, authEventId }: { app: App; user: number; authEventId: string },
  chosen: number[],
): void {
  checkLimits(store, app, chosen);
  const existing = connectionsOf(store, app.key, user);
  for (const organisation of chosen) {
    const known = existing.find((each) => each.organisation === organisation);
    if (known) Object.assign(known, { authEventId, updatedAt: store.now() });
    else addConnection(store, { appKey: app.key, user, organisation, authEventId });
  }
}

export function addConnection(
  store: Store,
  made: Pick<Connection, "appKey" | "user" | "organisation" | "authEventId">,
): Connection {
  const now = store.now();
  const connection = { id: randomUUID(), ...made, createdAt: now, updatedAt: now };
  store.state.oauth2.connections.add(connection);
  return connection;
}

/** Both limits show on Xero's page, before any callback (xero-protocol.md, B.6). */
function checkLimits({ state }: Store, app: App, chosen: number[]): void {
  const { connections } = state.oauth2;
  const own = connections.filter((each) => each.appKey === app.key).map((each) => each.organisation);
  if (new Set([...own, ...chosen]).size > connectionLimit(app)) {
    throw new PageRefusal("limit_reached", `${app.name} has reached the number of organisations it may connect to`);
  }
  const most = state.limits.uncertifiedAppsPerOrganisation;
  if (isCertified(app) || most === 0) return;
  const uncertified = new Set(
    state.apps.filter((each) => isCounted(each) && !isCertified(each)).map((each) => each.key),
  );
  for (const organisation of chosen) {
    const there = connections.filter((each) => each.organisation === organisation && uncertified.has(each.appKey));
    if (new Set([...there.map((each) => each.appKey), app.key]).size > most) {
      throw new PageRefusal(
        "limit_reached",
        `${app.name} needs to complete certification: the organisation is already connected to ${most} uncertified apps`,
      );
    }
  }
}

export function disconnect({ state }: Store, isMeant: (connection: Connection) => boolean): number {
  const meant = state.oauth2.connections.filter(isMeant);
  state.oauth2.connections.remove(meant);
  return meant.length;
}
