import { promisify } from "node:util";
import { deflate, inflate } from "node:zlib";

/** A key of ENCRYPTION_KEYS that the backup's records need; the value is in hex. */
export type NeededKey = { id: string; checkValue: string };

/** `checksum` is of its SQL. */
export type AppliedMigration = { name: string; checksum: string };

/** What a backup says of itself before its rows. `at` is the time of the snapshot, ISO 8601. */
export type Head = { at: string; migrations: AppliedMigration[]; keys: NeededKey[] };

/** What it says after them: how many rows each table has, and where sequences are. */
export type End = { rows: Record<string, number>; sequences: Record<string, number> };

/** A table begins with its name and columns. A row is an object in JSON. */
export type BackupRecord =
  | { kind: "head"; head: Head }
  | { kind: "table"; name: string; columns: string[] }
  | { kind: "row"; json: string }
  | { kind: "end"; end: End };

const CHUNK_CHARACTERS = 256 * 1024;

const compress = promisify(deflate);
const expand = promisify(inflate);

/** Records as compressed chunks of lines. A line that begins with `[` is none of a row. */
export async function* packRecords(records: AsyncIterable<BackupRecord>): AsyncGenerator<Buffer> {
  let lines: string[] = [];
  let length = 0;
  for await (const record of records) {
    const line = toLine(record);
    lines.push(line);
    length += line.length;
    if (length < CHUNK_CHARACTERS) continue;
    yield compress(lines.join("\n"), { level: 1 });
    lines = [];
    length = 0;
  }
  yield compress(lines.join("\n"), { level: 1 });
}

export async function* unpackRecords(chunks: AsyncIterable<Buffer>): AsyncGenerator<BackupRecord> {
  for await (const chunk of chunks)
    for (const line of (await expand(chunk)).toString("utf8").split("\n")) if (line !== "") yield fromLine(line);
}

function toLine(record: BackupRecord): string {
  switch (record.kind) {
    case "row":
      return record.json;
    case "head":
      return JSON.stringify(["head", record.head]);
    case "table":
      return JSON.stringify(["table", record.name, record.columns]);
    case "end":
      return JSON.stringify(["end", record.end]);
  }
}

/** The line was authenticated: nobody but us wrote it. */
function fromLine(line: string): BackupRecord {
  if (!line.startsWith("[")) return { kind: "row", json: line };
  const [kind, ...rest] = JSON.parse(line) as unknown[];
  if (kind === "head") return { kind, head: rest[0] as Head };
  if (kind === "table") return { kind, name: rest[0] as string, columns: rest[1] as string[] };
  return { kind: "end", end: rest[0] as End };
}
