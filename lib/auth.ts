import type { NextAuthOptions } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { env } from "./env";
import { GangwayError } from "./errors";
import { log } from "./log";
import { clientOf, findUserByPassword } from "./organizations/password";

/** What a session carries; whether it still holds is asked of the database by lib/session.ts each time. */
export type SessionClaims = { userId: number; organizationId: string; sessionVersion: number };

declare module "next-auth" {
  interface Session {
    claims?: SessionClaims;
  }
  interface User {
    claims: SessionClaims;
  }
}

declare module "next-auth/jwt" {
  interface JWT {
    claims?: SessionClaims;
  }
}

type Typed = Record<"email" | "password", string> | undefined;

async function authorize(credentials: Typed, { headers }: { headers?: Record<string, unknown> }) {
  const forwardedFor = headers?.["x-forwarded-for"];
  const client = clientOf(typeof forwardedFor === "string" ? forwardedFor : null);
  const user = await findUserByPassword(credentials?.email ?? "", credentials?.password ?? "", client).catch(
    (error: unknown) => {
      // next-auth hands the message of what is thrown here to the sign-in page as its `error`.
      throw error instanceof GangwayError ? new Error("TooManyTries") : error;
    },
  );
  const organizationId = user?.memberships[0]?.organizationId;
  if (!user || !organizationId) return null;
  return { id: String(user.id), claims: { userId: user.id, organizationId, sessionVersion: user.sessionVersion } };
}

/** next-auth's wiring: e-mail address and password, sessions as signed cookies. Called per request, since settings are read late. */
export function authOptions(): NextAuthOptions {
  return {
    secret: env().SESSION_SECRET,
    session: { strategy: "jwt", maxAge: 12 * 60 * 60 },
    pages: { signIn: "/sign-in", error: "/sign-in", signOut: "/sign-in" },
    providers: [Credentials({ credentials: { email: {}, password: {} }, authorize })],
    callbacks: {
      jwt: ({ token, user }) => (user ? { ...token, claims: user.claims } : token),
      session: ({ session, token }) => ({ expires: session.expires, ...(token.claims && { claims: token.claims }) }),
    },
    logger: {
      error: (code) => log.error({ code }, "next-auth"),
      warn: (code) => log.debug({ code }, "next-auth"),
      debug: () => {},
    },
  };
}
