import { createHmac, randomBytes } from "node:crypto";
import { encrypt, decrypt } from "@/lib/encryption";

/** A line of the audit log as it is hashed: every column, as the database writes it; `at` is ISO 8601 in UTC. */
export type ChainedLine = Record<"id" | "organization" | "type" | "data" | "at", string> &
  Record<"actor" | "address", string | null> &
  Record<"instance" | "user", number | null>;

/** The columns of `events` that make up an entry. */
export const LINE_COLUMNS = `id::text, organization_id organization, instance_id instance, user_id "user", actor, address, type,
  data::text, to_char(created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') at`;

/** The hash before the first line. */
export const BEGINNING = Buffer.alloc(32);

/**
 * The hash of a line: HMAC-SHA256 over the hash before it, its number and every column. Keyed, because whoever can change the
 * database could recompute plain hashes.
 */
export function chainHash(key: Buffer, before: Buffer, line: number, entry: ChainedLine): Buffer {
  const content = JSON.stringify([line, ...columnsOf(entry)]);
  return createHmac("sha256", key).update(before).update(content).digest();
}

/**
 * The mark of a line from which a person was taken out. It keeps its hash, on which the next one is built and which its content no longer
 * has; this one says that the content was changed by whoever has the key.
 */
export function redactionHash(key: Buffer, seal: Buffer, line: number, entry: ChainedLine): Buffer {
  const content = JSON.stringify(["redacted", line, seal.toString("hex"), ...columnsOf(entry)]);
  return createHmac("sha256", key).update(content).digest();
}

const columnsOf = ({ id, organization, instance, user, actor, address, type, data, at }: ChainedLine) => [
  id,
  organization,
  instance,
  user,
  actor,
  address,
  type,
  data,
  at,
];

/** The hash of the log's end, without which removed last lines would leave no trace; or of the last line removed at its beginning. */
export function placeHash(
  key: Buffer,
  place: "begin" | "end",
  organizationId: string,
  { lines, seal }: { lines: number; seal: Buffer },
): Buffer {
  const content = JSON.stringify([place, organizationId, lines, seal.toString("hex")]);
  return createHmac("sha256", key).update(content).digest();
}

/** What was removed at the beginning: how many lines, the last one's hash, and a hash over both. */
export type Begin = { removedLines: number; removedSeal: Buffer | null; beginSeal: Buffer | null };

/** Whether a log begins where we last moved its beginning to. */
export function isBeginIntact(key: Buffer, organizationId: string, begin: Begin): boolean {
  const { removedLines: lines, removedSeal: seal, beginSeal } = begin;
  if (!seal || !beginSeal) return lines === 0 && seal === beginSeal;
  return placeHash(key, "begin", organizationId, { lines, seal }).equals(beginSeal);
}

export function newChainKey(): Buffer {
  return randomBytes(32);
}

/** An organization's chain key, encrypted for the database. */
export function encryptChainKey(key: Buffer, organizationId: string): Buffer {
  return encrypt(key.toString("base64"), identity(organizationId));
}

/** Throws DecryptionError. */
export function decryptChainKey(sealed: Buffer, organizationId: string): Buffer {
  return Buffer.from(decrypt(sealed, identity(organizationId)), "base64");
}

function identity(organizationId: string) {
  return { table: "trails", row: organizationId, organization: organizationId };
}
