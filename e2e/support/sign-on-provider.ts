import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, generateKeyPair } from "jose";
import Provider from "oidc-provider";

/** Who comes to the provider. Null declines. */
export type Account = { email: string; email_verified?: boolean; given_name?: string; family_name?: string } | null;

export const CLIENT = { id: "gangway", secret: "a secret of the provider" };

/** A certified provider that nobody here wrote, which signs in whoever `arrives` without a question. */
export async function signOnProvider(redirectUri: () => string) {
  let arriving: Account = null;
  const accounts = new Map<string, NonNullable<Account>>();
  const server = createServer();
  await new Promise<void>((resolve) => void server.listen(0, "localhost", resolve));
  const issuer = `http://localhost:${(server.address() as AddressInfo).port}`;
  const { privateKey } = await generateKeyPair("RS256", { extractable: true });
  const jwks = { keys: [{ ...(await exportJWK(privateKey)), alg: "RS256", use: "sig" }] };

  function open() {
    const provider = new Provider(issuer, {
      clients: [{ client_id: CLIENT.id, client_secret: CLIENT.secret, redirect_uris: [redirectUri()] }],
      jwks,
      cookies: { keys: ["a key of the test"] },
      claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["given_name", "family_name"] },
      findAccount: (_context, accountId) => ({
        accountId,
        claims: () => ({ sub: accountId, ...accounts.get(accountId) }),
      }),
      features: { devInteractions: { enabled: false } },
      ttl: { AccessToken: 60, Grant: 60, IdToken: 60, Interaction: 60, Session: 60 },
      pkce: { required: () => true },
      interactions: { url: () => "/interaction" },
    });
    provider.use(async (context, next) => {
      if (context.path !== "/interaction") {
        await next();
        return;
      }
      if (!arriving) {
        await provider.interactionFinished(context.req, context.res, { error: "access_denied" });
        return;
      }
      const accountId = crypto.randomUUID();
      accounts.set(accountId, arriving);
      const grant = new provider.Grant({ accountId, clientId: CLIENT.id });
      grant.addOIDCScope("openid email profile");
      const result = { login: { accountId }, consent: { grantId: await grant.save() } };
      await provider.interactionFinished(context.req, context.res, result);
    });
    const handle = provider.callback();
    server.on("request", (request, response) => void handle(request, response));
  }

  return {
    issuer,
    /** Begins to answer, once it is known where it sends people back to. */
    open,
    arrives: (account: Account) => {
      arriving = account;
    },
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}
