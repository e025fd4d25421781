import { holderOf, type State } from "./model";
import { oauth2From, type OAuth2State } from "./oauth2/model";
import { type Saved, Table } from "./table";

export type SavedState = Saved<Omit<State, "oauth2">> & { oauth2?: Saved<OAuth2State> };

/** What a file holds, with what an older one does not know yet; an empty state from nothing. */
export const stateFrom = (saved: SavedState = {}): State => ({
  apps: new Table(saved.apps, (each) => each.key),
  requestTokens: new Table(saved.requestTokens, (each) => each.token),
  accessTokens: new Table(saved.accessTokens, (each) => each.token, { holder: holderOf }),
  oauth2: oauth2From(saved.oauth2),
  nonces: new Table(saved.nonces, (each) => each.id),
  faults: saved.faults ?? [],
  requests: saved.requests ?? [],
  limits: {
    perMinute: 60,
    perDay: 5000,
    uncertifiedAppsPerOrganisation: 0,
    refreshGraceSeconds: 1800,
    accessTokenSeconds: 1800,
    ...saved.limits,
  },
  offsetSeconds: saved.offsetSeconds ?? 0,
});
