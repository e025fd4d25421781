import { GangwayError, InputError } from "@/lib/errors";

/** What the contract calls the entries of `POST /instances` that use cases may refuse. */
export const INSTANCE_NAMES: Record<string, string> = {
  secret: 'configuration["oauth.api.secret"]',
  callbackUrl: 'configuration["oauth.callback.url"]',
  privateKey: 'configuration["oauth.api.private.key"]',
  webhookUrl: 'configuration["event.notification.callback.url"]',
  requestToken: "providerData.oauth_token",
  requestTokenSecret: "providerData.secret",
  tenantId: "providerData.tenantId",
  scopes: "The scopes of this token",
};

/** The same for the query of `oauth/token`. */
export const OAUTH_NAMES: Record<string, string> = { secret: "apiSecret" };

/** Runs a use case. What it refuses is named as the contract names it. */
export async function withContractNames<T>(names: Record<string, string>, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    throw new GangwayError(error.code, `${names[error.entry] ?? error.entry} ${error.problem}`, error.details);
  }
}
