import { getSettings } from "@/lib/accounts/organization-store";
import { hasSecondStep } from "@/lib/accounts/second-step/store";
import { findMembership } from "@/lib/accounts/member-store";
import { z } from "zod";
import { findUserByPassword } from "@/lib/accounts/sign-in";
import { readSecrets } from "@/lib/accounts/api-secrets";
import { decrypt, encrypt } from "@/lib/encryption";
import { GangwayError } from "@/lib/errors";
import { parseInput, text } from "@/lib/validation";
import { clientIp } from "@/lib/client-ip";
import { readLenientJson } from "./lenient-json";
import { parseAuthorization, requireCaller, unauthenticated } from "./authorization";
import type { ApiCall } from "./route";

const BEARER_LIFE_MS = 10 * 60_000;
const BEARER = { table: "bearer", row: "token", organization: "any" };

const credentials = z.object({ username: text(), password: text({ max: 1_024 }) });

const number = z.number();
const bearer = z.object({ userId: number, organizationId: z.string(), sessionVersion: number, endsAt: number });

/**
 * `POST /authentication`: a password for a bearer token of ten minutes. Refused to who has a second step, or has to have one: the
 * password alone must not be worth the secrets.
 */
export async function authenticate({ request }: ApiCall): Promise<Response> {
  const { username, password } = parseInput(credentials, await readLenientJson(request));
  const user = await findUserByPassword(username, password, {
    address: clientIp(request.headers),
    browser: null,
  });
  const organizationId = user?.memberships[0]?.organizationId;
  if (!user || !organizationId) throw unauthenticated();
  const { id: userId, sessionVersion } = user;
  const { requiresSecondStep } = await getSettings(organizationId);
  if (requiresSecondStep || (await hasSecondStep(userId))) throw new GangwayError("forbidden", NEEDS_SECOND_STEP);
  const claims = { userId, organizationId, sessionVersion, endsAt: Date.now() + BEARER_LIFE_MS };
  const token = encrypt(JSON.stringify(claims), BEARER).toString("base64url");
  return Response.json({ token, username: user.email, id: user.id });
}

/** `GET /authentication/secrets`: the two secrets of the Authorization header, for the bearer. */
export async function giveSecrets({ request }: ApiCall): Promise<Response> {
  const { bearer: token } = parseAuthorization(request.headers.get("authorization"));
  return Response.json(await readSecrets(await requireBearer(token)));
}

/**
 * `GET /organizations/me`: the caller's organization, with the secret that came along: one that was rotated away tells nothing of the
 * new one, and an API key nothing of any.
 */
export async function showOrganization(call: ApiCall): Promise<Response> {
  const { organizationId: id, key } = await requireCaller(call);
  const { organization: secret } = parseAuthorization(call.request.headers.get("authorization"));
  return Response.json({ id, name: (await getSettings(id)).name, ...(!key && { secret }) });
}

const NEEDS_SECOND_STEP =
  "Signing in takes a second step here, so the password alone gives no token. Copy the secrets in the portal, under Your account and Settings.";

async function requireBearer(token: string | undefined) {
  const claims = bearer.safeParse(openBearer(token ?? "")).data;
  if (!claims || claims.endsAt < Date.now()) throw unauthenticated();
  const membership = await findMembership(claims.userId, claims.organizationId);
  if (membership?.user.sessionVersion !== claims.sessionVersion) throw unauthenticated();
  return claims;
}

function openBearer(token: string): unknown {
  try {
    return JSON.parse(decrypt(Buffer.from(token, "base64url"), BEARER));
  } catch {
    return null;
  }
}
