import { headers } from "next/headers";
import type { NextAuthOptions } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { env } from "./env";
import { GangwayError } from "./errors";
import { log } from "./log";
import { findUserByPassword } from "./organizations/password";
import { beginSession, SESSION_LIFE_MS, type Signer } from "./sessions/begin";
import { signerOf } from "./sessions/signer";
import { deleteOwnSession } from "./sessions/store";
import { clientOf } from "./throttle";

declare module "next-auth" {
  interface Session {
    /** Names a row of the sessions table; whether it still holds is asked there by lib/session.ts each time. */
    sessionId?: string;
  }
  interface User {
    signer: Signer;
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
  const client = clientOf(typeof forwardedFor === "string" ? forwardedFor : null);
  const user = await findUserByPassword(credentials?.email ?? "", credentials?.password ?? "", client).catch(
    (error: unknown) => {
      // next-auth hands the message of what is thrown here to the sign-in page as its `error`.
      throw error instanceof GangwayError ? new Error("TooManyTries") : error;
    },
  );
  const signer = user && signerOf(user);
  return signer ? { id: String(signer.userId), signer } : null;
}

/** next-auth's wiring: e-mail address and password, sessions as signed cookies. Called per request, since settings are read late. */
export function authOptions(): NextAuthOptions {
  return {
    secret: env().SESSION_SECRET,
    session: { strategy: "jwt", maxAge: SESSION_LIFE_MS / 1000 },
    pages: { signIn: "/sign-in", error: "/sign-in", signOut: "/sign-in" },
    providers: [Credentials({ credentials: { email: {}, password: {} }, authorize })],
    callbacks: {
      jwt: async ({ token, user }) => (user ? { sessionId: await begin(user.signer) } : token),
      session: ({ session, token }) => ({
        expires: session.expires,
        ...(token.sessionId && { sessionId: token.sessionId }),
      }),
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

async function begin(signer: Signer): Promise<string> {
  return beginSession(signer, (await headers()).get("user-agent") ?? "");
}
