import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { open } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { collect } from "@/e2e/support/collect";
import { openChunks, sealChunks } from "./chunks";

const KEY = Buffer.alloc(32, 7);
const folder = mkdtempSync(join(tmpdir(), "gangway-chunks-"));
afterAll(() => rmSync(folder, { recursive: true }));

async function seal(...texts: string[]): Promise<Buffer[]> {
  return collect(sealChunks(KEY, Readable.from(texts.map((text) => Buffer.from(text)))));
}

async function openAll(bytes: Buffer, key = KEY): Promise<string[]> {
  const path = join(folder, "file");
  writeFileSync(path, bytes);
  const file = await open(path);
  try {
    return (await collect(openChunks(key, file))).map(String);
  } finally {
    await file.close();
  }
}

let parts: Buffer[];
let whole: Buffer;
beforeAll(async () => {
  parts = await seal("one", "two", "three");
  whole = Buffer.concat(parts);
});

const refused = (bytes: Buffer) => expect(openAll(bytes)).rejects.toThrow(/altered|no backup of Gangway|BACKUP_KEY/);

describe("a sealed file", () => {
  it("opens as it was written, also an empty one", async () => {
    expect(await openAll(whole)).toEqual(["one", "two", "three"]);
    expect(await openAll(Buffer.concat(await seal()))).toEqual([""]);
  });

  it("is refused with any one byte changed", async () => {
    for (let at = 0; at < whole.length; at++) {
      const altered = Buffer.from(whole);
      altered.writeUInt8(altered.readUInt8(at) ^ 1, at);
      await refused(altered);
    }
  });

  it("is refused when it is cut off anywhere, or goes on", async () => {
    for (let length = 0; length < whole.length; length++) await refused(whole.subarray(0, length));
    await refused(Buffer.concat([whole, Buffer.from([0])]));
    await refused(Buffer.concat([whole, parts[3]!]));
  });

  it("is refused when chunks changed places, are missing, are there twice, or are of another file", async () => {
    const [header, one, two, three] = parts as [Buffer, Buffer, Buffer, Buffer];
    const [otherHeader, otherOne] = await seal("one", "two", "three");
    await refused(Buffer.concat([header, two, one, three]));
    await refused(Buffer.concat([header, one, three]));
    await refused(Buffer.concat([header, one, one, two, three]));
    await refused(Buffer.concat([header, otherOne!, two, three]));
    await refused(Buffer.concat([otherHeader!, one, two, three]));
  });

  it("says that the key is another one", async () => {
    await expect(openAll(whole, Buffer.alloc(32, 8))).rejects.toThrow("BACKUP_KEY is not the key of this backup");
  });
});
