import { randomUUID } from "node:crypto";
import { OVERLAP_HOURS } from "@/lib/accounts/secret-overlap";
import { type ApiScope, INSTANCE_SCOPES } from "@/lib/api-scopes";
import { recordEvent } from "@/lib/audit-log/record";
import { type Caller, requireAdminRole, requireScopes } from "@/lib/caller";
import { transaction } from "@/lib/db";
import { GangwayError } from "@/lib/errors";
import { requireInstance } from "@/lib/instances/access";
import { isUuid } from "@/lib/validation";
import { newKey } from "./secret";
import {
  type ApiKeyRow,
  createKey,
  findKey,
  type KeyOwner,
  listKeyRows,
  lockKeyCount,
  removeKey,
  replaceKey,
  updateKey,
} from "./store";
import { type ApiKeyChange, type ApiKeyView, MAX_INSTANCE_KEYS, MAX_ORGANIZATION_KEYS, type NewApiKey } from "./view";

/** Whose keys a caller manages: the organization's, or, with `instanceId`, an instance's. Throws `forbidden`, `not_found`. */
async function requireOwner(caller: Caller, instanceId: number | null): Promise<KeyOwner> {
  requireAdminRole(caller, "manage API keys");
  if (instanceId !== null) await requireInstance(caller, instanceId);
  return { organizationId: caller.organizationId, instanceId };
}

export async function listKeys(caller: Caller, instanceId: number | null): Promise<ApiKeyView[]> {
  return (await listKeyRows(await requireOwner(caller, instanceId))).map(toView);
}

/** Throws `forbidden`, `not_found`. */
async function requireKey(caller: Caller, instanceId: number | null, id: string): Promise<ApiKeyRow> {
  const owner = await requireOwner(caller, instanceId);
  const row = isUuid(id) ? await findKey(owner, id) : null;
  return row ?? raise(gone());
}

const gone = () => new GangwayError("not_found", "There is no such API key.");

function raise(error: Error): never {
  throw error;
}

type Limits = { scopes: ApiScope[]; networks: string[]; expiresAt: Date | null };

/**
 * What a key gives, which is no more than the key that gives it has: its scopes, its networks where it has some, and its end. Throws
 * `forbidden` for more scopes or other networks; an end that is later becomes its own.
 */
function requireWithin(caller: Caller, { scopes, networks, expiresAt }: Limits): Limits {
  requireScopes(caller, ...scopes);
  const { networks: own = [], expiresAt: end = null } = caller.key ?? {};
  const given = networks.length === 0 ? own : networks;
  if (own.length > 0 && !given.every((network) => own.includes(network)))
    throw new GangwayError(
      "forbidden",
      `This API key works from ${own.join(", ")} only, so it gives no other networks.`,
    );
  const isLater = end !== null && (expiresAt === null || expiresAt.getTime() > end);
  return { scopes, networks: given, expiresAt: isLater ? new Date(end) : expiresAt };
}

/**
 * Makes a key, which is returned this once. Throws `invalid_request` without a name or, for the organization, without scopes;
 * `forbidden` when a key would give more than it has; `conflict` where there are as many as there may be.
 */
export async function makeKey(caller: Caller, instanceId: number | null, wanted: ApiKeyChange): Promise<NewApiKey> {
  const owner = await requireOwner(caller, instanceId);
  const { name, networks = [], scopes = instanceId === null ? undefined : [...PASSTHROUGH], expiresIn } = wanted;
  const missing = [!name && "name", !scopes && "scopes"].filter(Boolean);
  if (!name || !scopes)
    throw new GangwayError("invalid_request", `Required entries are missing: ${missing.join(", ")}.`);
  const limits = requireWithin(caller, { scopes, networks, expiresAt: endOf(expiresIn) });
  const { key, ...stored } = newKey(instanceId === null ? "organization" : "instance");
  const row = { ...owner, ...stored, ...limits, id: randomUUID(), name, createdById: caller.userId };
  const made = await transaction(async (tx) => {
    requireRoom(await lockKeyCount(tx, owner), instanceId);
    await recordEvent(tx, caller, { instanceId, type: "api_key.created", data: aboutKey(row) });
    return createKey(tx, row);
  });
  return { ...toView(made), key };
}

/** Changes a key. Throws `forbidden`, `not_found`. */
export async function changeKey(caller: Caller, id: string, wanted: ApiKeyChange): Promise<ApiKeyView> {
  const row = await requireKey(caller, null, id);
  const { expiresIn, name = row.name, scopes = row.scopes as ApiKeyView["scopes"], networks = row.networks } = wanted;
  const expiresAt = expiresIn === undefined ? row.expiresAt : endOf(expiresIn);
  const limits = requireWithin(caller, { scopes, networks, expiresAt });
  // Only what is given, so that two who change different entries at once undo nothing of each other.
  const given = Object.entries({ name, ...limits }).filter(
    ([entry]) => wanted[entry === "expiresAt" ? "expiresIn" : (entry as keyof ApiKeyChange)] !== undefined,
  );
  const changed = await transaction(async (tx) => {
    const now = (await updateKey(tx, id, Object.fromEntries(given))) ?? raise(gone());
    await recordEvent(tx, caller, { type: "api_key.changed", data: aboutKey(now) });
    return now;
  });
  return toView(changed);
}

/** Makes a key anew, which is returned this once; the old one works for a day more. Throws `conflict` while one before it does. */
export async function rotateKey(caller: Caller, id: string): Promise<NewApiKey> {
  const row = await requireKey(caller, null, id);
  const { key, ...stored } = newKey("organization");
  await transaction(async (tx) => {
    if (!(await replaceKey(tx, id, stored, OVERLAP_HOURS)))
      throw new GangwayError(
        "conflict",
        "The key before the last rotation still works. Wait until it has ended, or make another key.",
      );
    await recordEvent(tx, caller, { type: "api_key.rotated", data: aboutKey(row) });
  });
  return { ...toView(await requireKey(caller, null, id)), key };
}

/** Ends a key at once. Throws `forbidden`, `not_found`. */
export async function revokeKey(caller: Caller, instanceId: number | null, id: string): Promise<void> {
  const row = await requireKey(caller, instanceId, id);
  await transaction(async (tx) => {
    if (!(await removeKey(tx, id))) throw gone();
    await recordEvent(tx, caller, { instanceId, type: "api_key.revoked", data: aboutKey(row) });
  });
}

const PASSTHROUGH = INSTANCE_SCOPES.filter((scope) => scope !== "token");

const endOf = (seconds: number | null | undefined) => (seconds ? new Date(Date.now() + seconds * 1_000) : null);

type About = Pick<ApiKeyRow, "name" | "hint" | "scopes" | "networks" | "expiresAt">;

/** What the audit log says of a key: which one, by its last characters, too, and all that limits it. */
const aboutKey = ({ name, hint, scopes, networks, expiresAt }: About) => ({
  key: `${name} …${hint}`,
  scopes: scopes.join(", "),
  networks: networks.join(", "),
  expiresAt: expiresAt?.toISOString() ?? null,
});

function requireRoom(count: number, instanceId: number | null): void {
  const most = instanceId === null ? MAX_ORGANIZATION_KEYS : MAX_INSTANCE_KEYS;
  const whose = instanceId === null ? "An organization" : "An instance";
  if (count >= most) throw new GangwayError("conflict", `${whose} has at most ${most} API keys. Revoke one first.`);
}

function toView({ createdBy, scopes, createdAt, expiresAt, lastUsedAt, previousUntil, ...row }: ApiKeyRow): ApiKeyView {
  const isOverlapping = previousUntil !== null && previousUntil.getTime() > Date.now();
  return {
    ...row,
    scopes: scopes as ApiKeyView["scopes"],
    createdBy: createdBy?.email ?? null,
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt?.toISOString() ?? null,
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
    previousUntil: isOverlapping ? previousUntil.toISOString() : null,
  };
}
