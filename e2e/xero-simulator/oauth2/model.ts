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
}

export interface RefreshToken {
  hash: string;
  grantId: string;
  expiresAt: number;
  /** When a newer one was first given for it. */
  replacedAt?: number;
}

/** What is remembered of OAuth 2.0: tokens and codes as hashes, so that the file holds none. */
export interface OAuth2State {
  /** PEM; signs id and access tokens. */
  signingKey: string;
  connections: Connection[];
  grants: Grant[];
  codes: Code[];
  bearerTokens: BearerToken[];
  refreshTokens: RefreshToken[];
}

export const emptyOAuth2 = (signingKey = ""): OAuth2State => ({
  signingKey,
  connections: [],
  grants: [],
  codes: [],
  bearerTokens: [],
  refreshTokens: [],
});
