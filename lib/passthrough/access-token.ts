import { GangwayError } from "@/lib/errors";
import { protocolOf } from "@/lib/xero/protocol";
import type { InstanceAccess } from "./store";
import { requireLiveGrant } from "./live-grant";
import { requireSecondsLeft } from "./usable-grant";

/** What a program needs to call Xero itself, for instance with Xero's SDK. */
export type AccessToken = {
  accessToken: string;
  accessTokenSecret?: string;
  tokenType: "Bearer" | "OAuth";
  /** Whole seconds until it expires, by the database's clock. */
  expiresIn: number;
  /** Xero's id of the organisation, for `Xero-Tenant-Id`. */
  tenantId: string;
  connectionId?: string;
};

const SWITCHED_OFF =
  "An admin has switched off reading access tokens, in the settings of Gangway. Calls through passthrough still work.";

/**
 * The stored access token of an instance; Xero is asked only when it has expired. Throws `forbidden` when an admin has switched
 * that off, and as `requireLiveGrant`.
 */
export async function readAccessToken(use: InstanceAccess): Promise<AccessToken> {
  if (!use.givesTokens) throw new GangwayError("forbidden", SWITCHED_OFF);
  const grant = await requireLiveGrant(use);
  const { accessToken, accessTokenSecret } = grant.tokens;
  return {
    accessToken,
    ...(accessTokenSecret !== null && { accessTokenSecret }),
    tokenType: protocolOf(grant.app).tokenType,
    expiresIn: requireSecondsLeft(grant, use.instanceId),
    tenantId: use.xeroId,
    ...(use.connectionId !== null && { connectionId: use.connectionId }),
  };
}
