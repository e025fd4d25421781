import { createUser, findUserByEmail, nextUserId } from "@/lib/accounts/user-store";
import { type Caller, provenCaller, type Role, type UserCaller } from "@/lib/caller";
import { randomUUID } from "node:crypto";
import { transaction } from "@/lib/db";
import { connectInstances } from "@/lib/instances/create";
import { ensureFirstAdmin } from "@/lib/accounts/first-admin";
import { hashPassword } from "@/lib/accounts/sign-in";

/** The first admin of the test's own database. */
export async function admin(): Promise<UserCaller> {
  const { email } = await ensureFirstAdmin({
    email: "admin@lantern.example",
    password: "a long password",
    organizationName: "Lantern",
  });
  const user = await findUserByEmail(email);
  const { organizationId } = user!.memberships[0]!;
  return provenCaller({ userId: user!.id, organizationId, role: "admin", address: null });
}

/** One more user of an organization. */
export async function colleague({ organizationId }: Pick<Caller, "organizationId">, role: Role): Promise<UserCaller> {
  const passwordHash = await hashPassword("a long password");
  return transaction(async (tx) => {
    const userId = await nextUserId(tx);
    const email = `${role}-${userId}@lantern.example`;
    await createUser(tx, { id: userId, email, passwordHash }, { organizationId, role });
    return provenCaller({ userId, organizationId, role, address: null });
  });
}

type Overrides = {
  name?: string;
  tags?: string[];
  organisation?: string;
  partner?: boolean;
  minutesLeft?: number;
  key?: string;
  protocol?: "oauth1" | "oauth2";
};

/** An instance as after a consent that Xero gave `minutesLeft` ago. */
export function instance(caller: Caller, overrides: Overrides = {}) {
  const {
    name = "Harbour Lane Bakery",
    tags = [],
    organisation = randomUUID(),
    partner = true,
    minutesLeft = 30,
    key = "KEY",
    protocol = "oauth1",
  } = overrides;
  const now = Date.now();
  return transaction(async (tx) => {
    const [made] = await connectInstances(
      tx,
      {
        caller,
        app: {
          name: null,
          kind: partner ? "partner" : "public",
          protocol,
          key,
          secret: "SECRET",
          privateKeyPem: null,
          scopes: [],
          callbackUrl: "http://localhost:3000/connect/callback",
        },
        tokens: {
          accessToken: randomUUID(),
          accessTokenSecret: "token secret",
          renewal: partner ? "SESSIONHANDLE" : null,
          issuedAt: now + (minutesLeft - 30) * 60_000,
          expiresAt: now + minutesLeft * 60_000,
          subject: organisation,
        },
      },
      [
        {
          organisation: {
            xeroId: organisation,
            connectionId: null,
            organisationId: organisation,
            name: `${name} Limited`,
            legalName: null,
            countryCode: "NZ",
            currency: "NZD",
            shortCode: null,
            isDemoCompany: false,
          },
          instance: { name, tags, configuration: {} },
        },
      ],
    );
    return made!;
  });
}
