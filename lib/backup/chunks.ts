import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import type { FileHandle } from "node:fs/promises";

/** What a file of this format begins with; salt and check value of the key follow. */
const MAGIC = Buffer.from("GANGWAY BACKUP 1\n");
const SALT_BYTES = 32;
const CHECK_BYTES = 16;
const HEADER_BYTES = MAGIC.length + SALT_BYTES + CHECK_BYTES;
const LENGTH_BYTES = 4;
const TAG_BYTES = 16;

const ALTERED = "The backup was altered or is cut off: a part of it does not open.";

/**
 * Encrypts chunks one after the other with AES-256-GCM, as the STREAM construction does (Hoang, Reyhanitabar, Rogaway, Vizár, 2015): the
 * nonce is a chunk's number and whether it is the last, so none can be moved, left out, added or cut off. The key is of this file alone,
 * so chunks of another do not open here. Layout: header, then for each chunk its length in 4 bytes, ciphertext and tag.
 */
export async function* sealChunks(backupKey: Buffer, chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const salt = randomBytes(SALT_BYTES);
  const header = Buffer.concat([MAGIC, salt, derive(backupKey, salt, "check", CHECK_BYTES)]);
  const key = derive(backupKey, salt, "file", 32);
  yield header;
  let number = 0;
  let waiting: Buffer | null = null;
  for await (const chunk of chunks) {
    if (waiting) yield seal(key, header, { number: number++, isLast: false }, waiting);
    waiting = chunk;
  }
  yield seal(key, header, { number, isLast: true }, waiting ?? Buffer.alloc(0));
}

/** Opens what `sealChunks` made. Throws one sentence at the first chunk that is not as it was written. */
export async function* openChunks(backupKey: Buffer, file: FileHandle): AsyncGenerator<Buffer> {
  const { size } = await file.stat();
  const header = await read(file, 0, Math.min(size, HEADER_BYTES));
  const key = keyOf(backupKey, header);
  let at = HEADER_BYTES;
  for (let number = 0; number === 0 || at < size; number++) {
    if (at + LENGTH_BYTES > size) throw new Error(ALTERED);
    const length = (await read(file, at, LENGTH_BYTES)).readUInt32BE();
    const end = at + LENGTH_BYTES + length;
    if (length < TAG_BYTES || end > size) throw new Error(ALTERED);
    const sealed = await read(file, at + LENGTH_BYTES, length);
    yield open(key, header, { number, isLast: end === size }, sealed);
    at = end;
  }
}

function keyOf(backupKey: Buffer, header: Buffer): Buffer {
  if (header.length < HEADER_BYTES || !header.subarray(0, MAGIC.length).equals(MAGIC))
    throw new Error("This file is no backup of Gangway, or its beginning was altered.");
  const salt = header.subarray(MAGIC.length, MAGIC.length + SALT_BYTES);
  if (!derive(backupKey, salt, "check", CHECK_BYTES).equals(header.subarray(-CHECK_BYTES)))
    throw new Error("BACKUP_KEY is not the key of this backup, or the beginning of the file was altered.");
  return derive(backupKey, salt, "file", 32);
}

function derive(backupKey: Buffer, salt: Buffer, purpose: string, bytes: number): Buffer {
  return Buffer.from(hkdfSync("sha256", backupKey, salt, `gangway backup ${purpose}`, bytes));
}

type Place = { number: number; isLast: boolean };

function seal(key: Buffer, header: Buffer, place: Place, plain: Buffer): Buffer {
  const cipher = createCipheriv("aes-256-gcm", key, nonceOf(place)).setAAD(header);
  const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32BE(sealed.length + TAG_BYTES);
  return Buffer.concat([length, sealed, cipher.getAuthTag()]);
}

function open(key: Buffer, header: Buffer, place: Place, sealed: Buffer): Buffer {
  const decipher = createDecipheriv("aes-256-gcm", key, nonceOf(place), { authTagLength: TAG_BYTES });
  decipher.setAAD(header).setAuthTag(sealed.subarray(-TAG_BYTES));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(0, -TAG_BYTES)), decipher.final()]);
  } catch (cause) {
    throw new Error(ALTERED, { cause });
  }
}

function nonceOf({ number, isLast }: Place): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32BE(number, 7);
  nonce.writeUInt8(isLast ? 1 : 0, 11);
  return nonce;
}

/** Fewer bytes than asked for where the file became shorter meanwhile, which does not open then. */
async function read(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(length), position });
  return buffer.subarray(0, bytesRead);
}
