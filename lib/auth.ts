import { cookies, headers } from "next/headers";
import NextAuth, { type NextAuthOptions } from "next-auth";
import type { OAuthConfig } from "next-auth/providers/oauth";
import { decode, encode } from "next-auth/jwt";
import Credentials from "next-auth/providers/credentials";
import { authorizePasskey, authorizePassword, authorizeSecondStep } from "./auth/authorize";
import { ownAddress } from "./auth/waiting";
import { env } from "./env";
import { hostCookieName, hostCookieOptions } from "./host-cookie";
import { log } from "./log";
import { isUntrusted, TRUST_REMEDY } from "./certificate";
import { nodeAgent } from "./outgoing/node-agent";
import { SESSION_COOKIE_LIFE_MS, SESSION_LIFE_MS, type SignInTarget, startSession } from "./accounts/session-life";
import { deleteOwnSession, type SignInProof } from "./accounts/session-store";
import { findProviderUser, type ProviderClaims, type Refusal } from "./accounts/single-sign-on";

const TIMEOUT_MS = 10_000;

declare module "next-auth" {
  interface Session {
    sessionId?: string;
  }
  interface User {
    /** Null for somebody the organization's provider knows and we do not: `refusal` has the reason. */
    signer: SignInTarget | null;
    /** How it was proved; left out for who comes from the provider. */
    proof?: SignInProof;
    refusal?: Refusal | null;
  }
}

declare module "next-auth/jwt" {
  interface JWT {
    sessionId?: string;
  }
}

/** Any provider of OpenID Connect, found by its issuer; none without the settings. */
function singleSignOn(): OAuthConfig<ProviderClaims & { sub: string }>[] {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = env();
  if (!issuer || !clientId || !clientSecret) return [];
  return [
    {
      id: "oidc",
      name: "OpenID Connect",
      type: "oauth",
      wellKnown: `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`,
      clientId,
      clientSecret,
      authorization: { params: { scope: "openid email profile" } },
      idToken: true,
      checks: ["pkce", "state", "nonce"],
      httpOptions: { timeout: TIMEOUT_MS, agent: nodeAgent(new URL(issuer).protocol) },
      userinfo: {
        // Many providers keep the address out of the id token, others have roles there alone. Given the whole token set, both have to be
        // of one subject.
        request: async ({ client, tokens }) => {
          const whole = tokens as Exclude<Parameters<typeof client.userinfo>[0], string>;
          return { ...whole.claims(), ...(await client.userinfo(whole)) };
        },
      },
      profile: async (claims) => ({ id: claims.sub, ...(await findProviderUser(claims, await ownAddress())) }),
    },
  ];
}

/** The name of one of next-auth's cookies here. */
export function authCookieName(what: "session-token" | "csrf-token"): string {
  return hostCookieName(`next-auth.${what}`);
}

/** next-auth's options: email and password or single sign-on, sessions as signed cookies. Called per request, since settings are read late. */
export function authOptions(): NextAuthOptions {
  return {
    secret: env().SESSION_SECRET,
    session: { strategy: "jwt", maxAge: SESSION_COOKIE_LIFE_MS / 1000 },
    jwt: { maxAge: SESSION_LIFE_MS / 1000 },
    // next-auth's own name of the session's would be that of a cookie which other hosts of the domain can set, too.
    cookies: {
      sessionToken: { name: authCookieName("session-token"), options: hostCookieOptions() },
      csrfToken: { name: authCookieName("csrf-token"), options: hostCookieOptions() },
    },
    pages: { signIn: "/sign-in", error: "/sign-in", signOut: "/sign-in" },
    providers: [
      Credentials({ credentials: { email: {}, password: {} }, authorize: authorizePassword }),
      Credentials({ id: "second-step", credentials: { code: {}, passkey: {} }, authorize: authorizeSecondStep }),
      Credentials({ id: "passkey", credentials: { passkey: {} }, authorize: authorizePasskey }),
      ...singleSignOn(),
    ],
    callbacks: {
      signIn: ({ user }) => (user.signer ? true : `/sign-in?error=${user.refusal ?? "NotKnown"}`),
      jwt: async ({ token, user }) => {
        if (!user?.signer) return token;
        const proof = user.proof ?? { with: "provider", address: await ownAddress() };
        const sessionId = await startSession(user.signer, (await headers()).get("user-agent") ?? "", proof);
        await endEarlierSession();
        return { sessionId };
      },
      session: ({ session: { expires }, token: { sessionId } }) => ({ expires, ...(sessionId && { sessionId }) }),
    },
    // A copy of the cookie is dead from then on, too.
    events: {
      signOut: async ({ token: { sessionId } }) => {
        if (sessionId) await deleteOwnSession(sessionId);
      },
    },
    logger: {
      error: noteError,
      warn: (code) => log.debug({ code }, "next-auth"),
      debug: () => {},
    },
  };
}

/** Has next-auth answer a request of one of its addresses. */
export async function askNextAuth(request: Request, context: { params: Promise<{ nextauth: string[] }> }) {
  await forgetMalformed();
  const response = (await NextAuth(request as never, context as never, authOptions())) as Response;
  const [action] = (await context.params).nextauth;
  // Pages that the browser keeps to go back to. Its storage has the theme and saved views, which are meant to stay.
  if (action === "signout" && request.method === "POST") response.headers.set("clear-site-data", '"cache"');
  return response;
}

/** Forgets where to go when the cookie in which next-auth keeps that is malformed: it would refuse to sign anybody in. */
async function forgetMalformed(): Promise<void> {
  const { PUBLIC_URL: ours } = env();
  const jar = await cookies();
  const kept = jar.getAll().filter(({ name }) => name.endsWith("next-auth.callback-url"));
  for (const { name } of kept.filter(({ value }) => !(value.startsWith(ours) && URL.canParse(value))))
    jar.set({ name, value: "", path: "/", maxAge: 0, secure: ours.startsWith("https:") });
}

/** Gives the browser of this request another session in place of its own. */
export async function sendSessionCookie(sessionId: string): Promise<void> {
  const value = await encode({
    token: { sessionId },
    secret: env().SESSION_SECRET,
    maxAge: SESSION_LIFE_MS / 1000,
  });
  const expires = new Date(Date.now() + SESSION_COOKIE_LIFE_MS);
  (await cookies()).set(authCookieName("session-token"), value, { ...hostCookieOptions(), expires });
}

/** next-auth hands over either the error or an object with it. */
function noteError(code: string, metadata: Error | { error?: Error }): void {
  const error = metadata instanceof Error ? metadata : metadata?.error;
  if (isUntrusted(error)) log.error({ code }, `the certificate of OIDC_ISSUER is not trusted. ${TRUST_REMEDY}`);
  else log.error({ code }, "next-auth");
}

/** Ends the session that this browser had until now: who signs in anew leaves none that a copy of its cookie goes on with (ASVS 7.2.4). */
async function endEarlierSession(): Promise<void> {
  const token = (await cookies()).get(authCookieName("session-token"))?.value;
  const earlier = token ? await decode({ token, secret: env().SESSION_SECRET }).catch(() => null) : null;
  if (earlier?.sessionId) await deleteOwnSession(earlier.sessionId);
}
