import { createHmac, randomBytes } from "node:crypto";
import { encrypt, decrypt } from "@/lib/encryption";

/** An entry as it is hashed: every column, as text formatted by the database. */
export type ChainedLine = {
  id: string;
  organization: string;
  instance: number | null;
  user: number | null;
  actor: string | null;
  address: string | null;
  type: string;
  data: string;
  /** ISO 8601 in UTC. */
  at: string;
};

/** The columns of `events` that make up an entry. */
export const LINE_COLUMNS = `id::text, organization_id organization, instance_id instance, user_id "user", actor, address, type,
  data::text, to_char(created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') at`;

/** The hash before the first entry. */
export const BEGINNING = Buffer.alloc(32);

/**
 * The hash of an entry: HMAC-SHA256 over the hash before it, its number and its content. It is keyed, since anyone who can change
 * the database could recompute plain hashes.
 */
export function chainHash(key: Buffer, before: Buffer, line: number, content: ChainedLine): Buffer {
  const { id, organization, instance, user, actor, address, type, data, at } = content;
  const text = JSON.stringify([line, id, organization, instance, user, actor, address, type, data, at]);
  return createHmac("sha256", key).update(before).update(text).digest();
}

/** The hash of the log's end, which detects entries removed there. */
export function endHash(key: Buffer, organizationId: string, lines: number, lastSeal: Buffer): Buffer {
  return createHmac("sha256", key)
    .update(JSON.stringify(["end", organizationId, lines, lastSeal.toString("hex")]))
    .digest();
}

export function newChainKey(): Buffer {
  return randomBytes(32);
}

/** Encrypts a log's key for the database. */
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
