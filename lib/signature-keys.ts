import { decrypt, DecryptionError, encrypt, randomToken, type RecordIdentity } from "./encryption";

/** How long events are signed with the key before a change, too: receivers change theirs at another moment. */
const KEY_OVERLAP_HOURS = 24;

/** `previousUntil` in milliseconds since 1970. */
type Keys = { key: string; previousKey?: string; previousUntil?: number };
/** As it is stored: the column is older than this file, and its names stay. */
type Stored = Omit<Keys, "key"> & { webhookKey: string };

const PREFIX = "whsec_";
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;

/** A new signature key, as Standard Webhooks writes them. */
export function newSignatureKey(): string {
  return `${PREFIX}${randomToken()}`;
}

/** What signs: base64 behind `whsec_`, with padding or without, is decoded; any other text is the key itself. */
export function signatureKeyBytes(key: string): Buffer {
  const encoded = key.startsWith(PREFIX) ? key.slice(PREFIX.length) : "";
  return BASE64.test(encoded) ? Buffer.from(encoded, "base64") : Buffer.from(key, "utf8");
}

/**
 * The column of keys after a change to `key`, where the one before signs for `KEY_OVERLAP_HOURS` more. `sealed` is the column as it is;
 * null when that is the key already.
 */
export function changedKeys(record: RecordIdentity, key: string, sealed: Uint8Array | null) {
  const stored = storedKeys(record, sealed);
  if (stored?.key === key) return null;
  const previousUntil = Date.now() + KEY_OVERLAP_HOURS * 60 * 60_000;
  const keys: Stored = { webhookKey: key, ...(stored && { previousKey: stored.key, previousUntil }) };
  return encrypt(JSON.stringify(keys), record);
}

/** The keys that sign at a time, in milliseconds since 1970, the newest first. Throws DecryptionError. */
export function signingKeys(record: RecordIdentity, sealed: Uint8Array | null, now: number): string[] {
  const keys = readKeys(record, sealed);
  if (!keys) return [];
  const { key, previousKey, previousUntil = 0 } = keys;
  return previousKey !== undefined && now < previousUntil ? [key, previousKey] : [key];
}

/** A key that can no longer be read signs nothing more. */
function storedKeys(record: RecordIdentity, sealed: Uint8Array | null): Keys | null {
  try {
    return readKeys(record, sealed);
  } catch (error) {
    if (error instanceof DecryptionError) return null;
    throw error;
  }
}

function readKeys(record: RecordIdentity, sealed: Uint8Array | null): Keys | null {
  if (!sealed) return null;
  const stored = JSON.parse(decrypt(sealed, record)) as Stored;
  // Until version 0.2 it had another name, and was alone.
  if (!("webhookKey" in stored)) return { key: Object.values<string>(stored)[0]! };
  const { webhookKey: key, ...previous } = stored;
  return { key, ...previous };
}
