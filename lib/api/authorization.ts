import { clientIp, clientNetwork } from "@/lib/client-ip";
import { type Caller, requireScopes } from "@/lib/caller";
import type { Access } from "@/lib/api-scopes";
import { GangwayError } from "@/lib/errors";
import { findInstanceIdByToken } from "@/lib/instances/store";
import { rateLimit } from "@/lib/rate-limit";
import { tokenHash } from "@/lib/encryption";
import { findCaller, type Proof } from "@/lib/prove-caller";
import type { ApiCall } from "./route";

export type Secrets = { user?: string; organization?: string; element?: string; bearer?: string };

/** A caller of the contract who has proved who it is. `elementId` is the instance whose token came along, if one did. */
export type ApiCaller = Caller & { elementId: number | null };

const NAMES = ["user", "organization", "element", "bearer"] as const;
/** Secrets, tokens and keys of fewer than 100 characters are far shorter; a token of `POST /authentication` has some hundred. */
const MAX_HEADER = 4_096;

/**
 * Takes `User <secret>, Organization <secret>, Element <token>`, or `Bearer <API key>` in place of the first two, apart: any order,
 * any case of the words, blanks or a colon between word and secret. Secrets are base64, so they hold no comma.
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

/** What a request brings to prove its caller, hashed. Throws `unauthenticated` without both secrets or an API key. */
export function readProof(request: Request): Proof & { element: string | undefined } {
  const { user, organization, element, bearer } = parseAuthorization(request.headers.get("authorization"));
  const address = clientIp(request.headers);
  if (user && organization) return { hashes: [tokenHash(user), tokenHash(organization)], address, element };
  if (bearer) return { hashes: [tokenHash(bearer)], address, element };
  throw unauthenticated();
}

/** Proves the caller of a request, or throws `unauthenticated`; `forbidden` when its API key is not for such calls. */
export async function requireCaller({ request, access }: ApiCall): Promise<ApiCaller> {
  const { element, ...proof } = readProof(request);
  const caller = await findCaller(proof);
  if (!caller) throw await refuseProof(proof);
  requireAccess(caller, access);
  if (!element) return { ...caller, elementId: null };
  const elementId = await findInstanceIdByToken(caller.organizationId, tokenHash(element));
  if (elementId === null) throw unauthenticated();
  return { ...caller, elementId };
}

/** Throws `forbidden` when an API key may not make calls of that kind; no key has a scope for calls that take no caller. */
export function requireAccess(caller: Caller, access: Access): void {
  if (access !== "caller") return requireScopes(caller, access);
  if (caller.key && caller.key.instanceId !== null)
    throw new GangwayError("forbidden", "A key of one instance cannot be used for this.");
}

const wrongOfClient = rateLimit("wrong secrets", 200);

/**
 * What a caller with wrong secrets or a wrong key is answered, `unauthenticated`; throws `too_many_requests` for many of one client.
 * Only wrong ones are counted, and right ones always work: nobody locks out who shares their address.
 */
export async function refuseProof({ hashes, address }: Proof): Promise<GangwayError> {
  await wrongOfClient.consume(clientNetwork(address));
  if (hashes.length === 2) return unauthenticated();
  return new GangwayError("unauthenticated", "This API key is wrong, or was revoked.");
}

export function unauthenticated() {
  return new GangwayError("unauthenticated", "Invalid Organization or User secret, or invalid Element token provided.");
}
