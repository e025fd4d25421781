import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from "node:crypto";
import { parseKeyEntry } from "./encryption-settings";
import { env } from "./env";

/** Which record a sealed value belongs to. It is authenticated: ciphertext moved to another row does not open. */
export type RecordIdentity = { table: string; row: string | number; organization: string };

const VERSION = 1;
const WRAPPED_BYTES = 12 + 16 + 32;

/**
 * Seals text with AES-256-GCM under a fresh data key, which is wrapped by the first key of ENCRYPTION_KEYS.
 * Layout: version, length of the key id, key id, wrapped data key, sealed text; the last two are nonce, tag, ciphertext.
 */
export function encrypt(text: string, identity: RecordIdentity): Buffer<ArrayBuffer> {
  const dataKey = randomBytes(32);
  const sealedText = encryptBytes(dataKey, Buffer.from(text, "utf8"), identity);
  return Buffer.concat([wrap(dataKey, identity), sealedText]);
}

/** Sealed text that cannot be opened any more: it was changed or moved, or its encryption key is gone. */
export class DecryptionError extends Error {
  override readonly name = "UnsealError";

  constructor(
    readonly identity: RecordIdentity,
    cause: unknown,
    readonly isKeyMissing: boolean,
  ) {
    const why = cause instanceof Error ? cause.message : "unknown";
    super(`${identity.table} ${identity.row} cannot be opened: ${why}`, { cause });
  }

  /** What it is called in rows, events and answers. */
  get problem(): "undecryptable" | "altered" {
    return this.isKeyMissing ? "undecryptable" : "altered";
  }
}

/** Opens what `encrypt` made, with whichever configured key wrapped it. Throws DecryptionError. */
export function decrypt(sealed: Uint8Array, identity: RecordIdentity): string {
  return open(sealed, identity).toString("utf8");
}

/**
 * What stands before the sealed text in a record, as it is and with the data key wrapped by the first key of ENCRYPTION_KEYS. A record
 * that is written anew has another head, whatever its text. The record with the new head was opened. Throws DecryptionError.
 */
export function rewrapHead(sealed: Uint8Array, identity: RecordIdentity) {
  const { dataKey, sealedText } = unwrap(sealed, identity);
  const after = wrap(dataKey, identity);
  open(Buffer.concat([after, sealedText]), identity);
  return { before: Buffer.from(sealed).subarray(0, sealed.length - sealedText.length), after };
}

/** The ids of the configured keys; the first one encrypts. */
export function encryptionKeyIds(): string[] {
  return env().ENCRYPTION_KEYS.map((entry) => parseKeyEntry(entry).id);
}

/** Tells keys of the same id apart, and nothing else of them. Null for a key that is not configured. */
export function keyCheckValue(id: string): Buffer | null {
  const key = keyOf(id);
  return key ? Buffer.from(hkdfSync("sha256", key, "", "gangway key check value", 32)) : null;
}

/** How many records this process has encrypted, all under the first key. */
export function countEncrypted(): number {
  return shared.gangwayEncrypted ?? 0;
}

/** SQL of the id of the key that a sealed column was encrypted with: see `encrypt` for the layout. Null for what is no sealed text. */
export function keyIdSql(column: string): string {
  const id = `encode(substring(${column} from 3 for get_byte(${column}, 1)), 'escape')`;
  return `case when octet_length(${column}) > 2 and get_byte(${column}, 0) = ${VERSION} then ${id} end`;
}

/** 32 random bytes. As base64 for tokens of the contract, as base64url for addresses and cookies. */
export function randomToken(encoding: "base64" | "base64url" = "base64"): string {
  return randomBytes(32).toString(encoding);
}

/** SHA-256 of a random token: what is stored to recognise it. Not for passwords. */
export function tokenHash(token: string): Buffer<ArrayBuffer> {
  return Buffer.from(createHash("sha256").update(token).digest());
}

// On globalThis, because the several bundles of one server encrypt under the same key, and have it unwrapped once.
const shared = globalThis as typeof globalThis & { gangwayEncrypted?: number; gangwayUnwrapped?: Map<string, Buffer> };

/** Whether the key of this entry of ENCRYPTION_KEYS can be used: no KMS wrapped it, or it was unwrapped. */
export function isUnwrapped(entry: string): boolean {
  return !parseKeyEntry(entry).isWrapped || shared.gangwayUnwrapped?.has(entry) === true;
}

/** Keeps the key of an entry that a KMS wrapped, in this process's memory. */
export function keepUnwrapped(entry: string, key: Buffer): void {
  (shared.gangwayUnwrapped ??= new Map()).set(entry, key);
}

let keys: [id: string, key: Buffer][] | undefined;

function encryptionKeys() {
  keys ??= env().ENCRYPTION_KEYS.map((entry) => {
    const { id, value, isWrapped } = parseKeyEntry(entry);
    const key = isWrapped ? shared.gangwayUnwrapped?.get(entry) : Buffer.from(value, "base64");
    if (!key) throw new Error(`Key ${id} of ENCRYPTION_KEYS is wrapped: unwrapKeys() has to come first`);
    return [id, key];
  });
  return keys;
}

const keyOf = (id: string) => encryptionKeys().find(([known]) => known === id)?.[1];

function wrap(dataKey: Buffer, identity: RecordIdentity): Buffer {
  const [id, key] = encryptionKeys()[0]!;
  shared.gangwayEncrypted = countEncrypted() + 1;
  const head = Buffer.from([VERSION, id.length, ...Buffer.from(id, "ascii")]);
  return Buffer.concat([head, encryptBytes(key, dataKey, identity)]);
}

function open(sealed: Uint8Array, identity: RecordIdentity): Buffer {
  const { dataKey, sealedText } = unwrap(sealed, identity);
  return decryptOrThrow(dataKey, sealedText, identity);
}

function unwrap(sealed: Uint8Array, identity: RecordIdentity) {
  const bytes = Buffer.from(sealed);
  if (bytes[0] !== VERSION) throw new DecryptionError(identity, new Error("not sealed text"), false);
  const start = 2 + (bytes[1] ?? 0);
  const id = bytes.toString("ascii", 2, start);
  const key = keyOf(id);
  if (!key) throw new DecryptionError(identity, new Error(`no encryption key "${id}"`), true);
  const dataKey = decryptOrThrow(key, bytes.subarray(start, start + WRAPPED_BYTES), identity);
  return { dataKey, sealedText: bytes.subarray(start + WRAPPED_BYTES) };
}

function decryptOrThrow(key: Buffer, sealed: Buffer, identity: RecordIdentity): Buffer {
  try {
    return decryptBytes(key, sealed, identity);
  } catch (cause) {
    throw new DecryptionError(identity, cause, false);
  }
}

function encryptBytes(key: Buffer, plain: Buffer, identity: RecordIdentity): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(authenticated(identity));
  const ciphertext = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), ciphertext]);
}

function decryptBytes(key: Buffer, sealed: Buffer, identity: RecordIdentity): Buffer {
  const decipher = createDecipheriv("aes-256-gcm", key, sealed.subarray(0, 12), { authTagLength: 16 });
  decipher.setAAD(authenticated(identity)).setAuthTag(sealed.subarray(12, 28));
  return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]);
}

function authenticated({ table, row, organization }: RecordIdentity): Buffer {
  return Buffer.from(JSON.stringify([table, String(row), organization]));
}
