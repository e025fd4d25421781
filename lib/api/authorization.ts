import { clientIp, clientNetwork } from "@/lib/client-ip";
import { type Caller, findCallerBySecrets } from "@/lib/caller";
import { GangwayError } from "@/lib/errors";
import { findInstanceIdByToken } from "@/lib/instances/store";
import { rateLimit } from "@/lib/rate-limit";
import { tokenHash } from "@/lib/encryption";
import type { Proof } from "@/lib/passthrough/store";

export type Secrets = { user?: string; organization?: string; element?: string };

/** A caller of the contract who has proved who it is. `elementId` is the instance whose token came along, if one did. */
export type ApiCaller = Caller & { elementId: number | null };

const NAMES = ["user", "organization", "element"] as const;
/** Three secrets and tokens of 44 characters are far shorter. */
const MAX_HEADER = 4_096;

/**
 * Takes `User <secret>, Organization <secret>, Element <token>` apart: any order, any case of the words, blanks or a colon
 * between word and secret. Secrets are base64, so they hold no comma.
 */
export function parseAuthorization(header: string | null): Secrets {
  const secrets: Secrets = {};
  for (const part of header?.slice(0, MAX_HEADER).split(",") ?? []) {
    // Words apart by blanks or a colon: matched by splitting, which takes no longer for hostile blanks.
    const [word = "", secret, ...rest] = part.split(/[\s:]/).filter(Boolean);
    const name = NAMES.find((known) => known === word.toLowerCase());
    if (name && secret !== undefined && rest.length === 0) secrets[name] = secret;
  }
  return secrets;
}

/** What a request brings to prove its caller, hashed. Throws `unauthenticated` without both secrets. */
export function readProof(request: Request): Proof & { element: string | undefined } {
  const { user, organization, element } = parseAuthorization(request.headers.get("authorization"));
  if (!user || !organization) throw unauthenticated();
  const secrets = { user: tokenHash(user), organization: tokenHash(organization) };
  return { secrets, address: clientIp(request.headers), element };
}

/** Proves the caller of a request, or throws `unauthenticated`. */
export async function requireCaller(request: Request): Promise<ApiCaller> {
  const { secrets, address, element } = readProof(request);
  const caller = await findCallerBySecrets(secrets, address);
  if (!caller) throw await refuseSecrets(address);
  if (!element) return { ...caller, elementId: null };
  const elementId = await findInstanceIdByToken(caller.organizationId, tokenHash(element));
  if (elementId === null) throw unauthenticated();
  return { ...caller, elementId };
}

const wrongOfClient = rateLimit("wrong secrets", 200);

/**
 * What a caller with wrong secrets is answered, `unauthenticated`; throws `too_many_requests` for many of one client. Only wrong
 * ones are counted, and right ones always work: nobody locks out who shares their address.
 */
export async function refuseSecrets(address: string | null): Promise<GangwayError> {
  await wrongOfClient.consume(clientNetwork(address));
  return unauthenticated();
}

export function unauthenticated() {
  return new GangwayError("unauthenticated", "Invalid Organization or User secret, or invalid Element token provided.");
}
