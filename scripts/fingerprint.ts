import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { ROOT } from "./root";

/** One value for the contents of these files and folders of the source tree; another one when any of them changes. */
export function fingerprint(paths: string[], isMeant: (file: string) => boolean = () => true): string {
  const files = paths.flatMap((path) => filesIn(join(ROOT, path))).filter((file) => isMeant(relative(ROOT, file)));
  const hash = createHash("sha256").update(process.version);
  for (const file of files.toSorted()) hash.update(`\0${relative(ROOT, file)}\0`).update(readFileSync(file));
  return hash.digest("hex");
}

/** What was noted in this file by an earlier run; empty when nothing was. */
export function readNote(file: string): string {
  return existsSync(file) ? readFileSync(file, "utf8") : "";
}

function filesIn(path: string): string[] {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path).flatMap((name) => filesIn(join(path, name)));
}
