import { createHmac, randomBytes } from "node:crypto";
import { encrypt, decrypt } from "@/lib/encryption";

/** A line of the trail as it is sealed: every column, as text of the database's own making. */
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

/** The columns of a line, of `events`. */
export const LINE_COLUMNS = `id::text, organization_id organization, instance_id instance, user_id "user", actor, address, type,
  data::text, to_char(created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') at`;

/** What stands in front of the first line. */
export const BEGINNING = Buffer.alloc(32);

/**
 * The seal of a line: HMAC-SHA256 over the seal before it, its number and all that it says. With a key, because whoever can
 * change the database could compute plain hashes anew.
 */
export function chainHash(key: Buffer, before: Buffer, line: number, content: ChainedLine): Buffer {
  const { id, organization, instance, user, actor, address, type, data, at } = content;
  const said = JSON.stringify([line, id, organization, instance, user, actor, address, type, data, at]);
  return createHmac("sha256", key).update(before).update(said).digest();
}

/** The seal of a trail's end, which only the sealer can move: lines cut off there would leave no other mark. */
export function endHash(key: Buffer, organizationId: string, lines: number, lastSeal: Buffer): Buffer {
  return createHmac("sha256", key)
    .update(JSON.stringify(["end", organizationId, lines, lastSeal.toString("hex")]))
    .digest();
}

export function newChainKey(): Buffer {
  return randomBytes(32);
}

/** A trail's key for the database, which never sees it open. */
export function encryptChainKey(key: Buffer, organizationId: string): Buffer {
  return encrypt(key.toString("base64"), identity(organizationId));
}

/** Throws UnsealError. */
export function decryptChainKey(sealed: Buffer, organizationId: string): Buffer {
  return Buffer.from(decrypt(sealed, identity(organizationId)), "base64");
}

function identity(organizationId: string) {
  return { table: "trails", row: organizationId, organization: organizationId };
}
