import { type FileHandle, open } from "node:fs/promises";
import { backupKey } from "./backup-key";
import { openChunks } from "./chunks";
import { type BackupRecord, type End, type Head, unpackRecords } from "./records";

export type CheckedBackup = { head: Head; end: End };

/** The records of an open file. Throws one sentence where it is not as it was written. */
export function readRecords(file: FileHandle): AsyncGenerator<BackupRecord> {
  return unpackRecords(openChunks(backupKey(), file));
}

/** Reads a backup to its end, and compares its rows with what it says of them. Throws one sentence for one that is not whole. */
export async function checkBackup(file: FileHandle): Promise<CheckedBackup> {
  let head: Head | undefined;
  let end: End | undefined;
  let table = "";
  const counted: Record<string, number> = {};
  for await (const record of readRecords(file)) {
    if (record.kind === "head") ({ head } = record);
    if (record.kind === "end") ({ end } = record);
    if (record.kind === "table") counted[(table = record.name)] = 0;
    if (record.kind === "row") counted[table]! += 1;
  }
  const isWhole = head && end && JSON.stringify(counted) === JSON.stringify(end.rows);
  if (!head || !end || !isWhole) throw new Error("The backup is not whole: its rows are not those it says it has.");
  return { head, end };
}

/** Opens a file for reading while `use` needs it. */
export async function withFile<T>(path: string, use: (file: FileHandle) => Promise<T>): Promise<T> {
  const file = await open(path).catch((cause: Error) => {
    throw new Error(`${path} can't be read: ${cause.message}`, { cause });
  });
  try {
    return await use(file);
  } finally {
    await file.close();
  }
}
