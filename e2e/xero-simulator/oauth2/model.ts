import { type Saved, Table } from "../table";

export interface Connection {
  id: string;
  appKey: string;
  user: number;
  organisation: number;
  /** Of the consent that made or renewed it. */
  authEventId: string;
  createdAt: number;
  updatedAt: number;
}

/** One consent of one user; tokens belong to it, organisations do not (xero-protocol.md, B.3). */
export interface Grant {
  id: string;
  appKey: string;
  user: number;
  scopes: string[];
  authEventId: string;
  sessionId: string;
  authenticatedAt: number;
  revoked: boolean;
}

export interface Code {
  hash: string;
  grantId: string;
  redirectUri: string;
  challenge?: string;
  nonce?: string;
  expiresAt: number;
  used: boolean;
}

export interface BearerToken {
  hash: string;
  grantId: string;
  expiresAt: number;
  /** Where it has fewer than its grant. */
  scopes?: string[];
}

export interface RefreshToken {
  hash: string;
  grantId: string;
  expiresAt: number;
  /** When a newer one was first given for it. */
  replacedAt?: number;
}

/** A user of an app, who may have consented several times. */
export const userOf = ({ appKey, user }: Pick<Grant, "appKey" | "user">) => `${appKey} ${user}`;

/** What is remembered of OAuth 2.0: tokens and codes as hashes, so that the file holds none. */
export interface OAuth2State {
  /** PEM; signs id and access tokens. */
  signingKey: string;
  connections: Table<Connection, "user">;
  grants: Table<Grant, "user">;
  codes: Table<Code>;
  bearerTokens: Table<BearerToken>;
  refreshTokens: Table<RefreshToken, "grant">;
}

export const oauth2From = (saved: Saved<OAuth2State> = {}): OAuth2State => ({
  signingKey: saved.signingKey ?? "",
  connections: new Table(saved.connections, (each) => each.id, { user: userOf }),
  grants: new Table(saved.grants, (each) => each.id, { user: userOf }),
  codes: new Table(saved.codes, (each) => each.hash),
  bearerTokens: new Table(saved.bearerTokens, (each) => each.hash),
  refreshTokens: new Table(saved.refreshTokens, (each) => each.hash, { grant: (each) => each.grantId }),
});
