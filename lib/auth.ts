import { headers } from "next/headers";
import type { NextAuthOptions } from "next-auth";
import type { OAuthConfig } from "next-auth/providers/oauth";
import Credentials from "next-auth/providers/credentials";
import { clientIp } from "./client-ip";
import { env } from "./env";
import { GangwayError } from "./errors";
import { log } from "./log";
import { noteFailedSignIn } from "./accounts/failed-sign-in";
import { findUserByPassword } from "./accounts/sign-in";
import {
  SESSION_COOKIE_LIFE_MS,
  SESSION_LIFE_MS,
  type SignInTarget,
  signInTargetOf,
  startSession,
} from "./accounts/session-life";
import { deleteOwnSession } from "./accounts/session-store";
import { findProviderUser, type ProviderClaims } from "./accounts/single-sign-on";

const TIMEOUT_MS = 10_000;

declare module "next-auth" {
  interface Session {
    sessionId?: string;
  }
  interface User {
    /** Null for somebody the organization's provider knows and we do not. */
    signer: SignInTarget | null;
  }
}

declare module "next-auth/jwt" {
  interface JWT {
    sessionId?: string;
  }
}

type Typed = Record<"email" | "password", string> | undefined;

async function authorize(credentials: Typed, { headers }: { headers?: Record<string, unknown> }) {
  const forwardedFor = headers?.["x-forwarded-for"];
  const address = clientIp(typeof forwardedFor === "string" ? forwardedFor : null);
  const { email = "", password = "" } = credentials ?? {};
  const user = await findUserByPassword(email, password, address).catch((error: unknown) => {
    // next-auth hands the message of what is thrown here to the sign-in page as its `error`.
    throw error instanceof GangwayError ? new Error("TooManyTries") : error;
  });
  if (!user) noteFailedSignIn(email, address);
  const signer = user && signInTargetOf(user);
  return signer ? { id: String(signer.userId), signer } : null;
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
      httpOptions: { timeout: TIMEOUT_MS },
      // Many providers keep the address out of the id token. Given the whole token set, both have to be of one subject.
      userinfo: { request: ({ client, tokens }) => client.userinfo(tokens as Parameters<typeof client.userinfo>[0]) },
      profile: async (claims) => ({ id: claims.sub, signer: await findProviderUser(claims, await ownAddress()) }),
    },
  ];
}

/** next-auth's options: email and password or single sign-on, sessions as signed cookies. Called per request, since settings are read late. */
export function authOptions(): NextAuthOptions {
  return {
    secret: env().SESSION_SECRET,
    session: { strategy: "jwt", maxAge: SESSION_COOKIE_LIFE_MS / 1000 },
    jwt: { maxAge: SESSION_LIFE_MS / 1000 },
    pages: { signIn: "/sign-in", error: "/sign-in", signOut: "/sign-in" },
    providers: [Credentials({ credentials: { email: {}, password: {} }, authorize }), ...singleSignOn()],
    callbacks: {
      signIn: ({ user }) => (user.signer ? true : "/sign-in?error=NotKnown"),
      jwt: async ({ token, user, account }) => {
        if (!user?.signer) return token;
        const proof = {
          with: account?.provider === "oidc" ? "provider" : "password",
          address: await ownAddress(),
        } as const;
        return { sessionId: await startSession(user.signer, (await headers()).get("user-agent") ?? "", proof) };
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
      error: (code) => log.error({ code }, "next-auth"),
      warn: (code) => log.debug({ code }, "next-auth"),
      debug: () => {},
    },
  };
}

async function ownAddress(): Promise<string | null> {
  return clientIp((await headers()).get("x-forwarded-for"));
}
