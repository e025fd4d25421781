import { readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";

const FOLDERS = ["chunks", "chunks/ssr"];
/** The map's name is made of the chunk's; maps themselves are not in a runtime folder. */
const MAP_NAME = /\/\/# sourceMappingURL=\S*\s*$/;

/**
 * Turbopack writes the code that many pages share once for each of them, under other names. Below `server` (`.next/server` of a
 * finished build) one of equal chunks remains and the others become links to it: Node.js then loads and keeps it once.
 */
export function linkEqualChunks(server: string): void {
  for (const folder of FOLDERS.map((name) => join(server, name))) {
    const kept = new Map<string, string>();
    for (const name of readdirSync(folder).toSorted()) {
      if (!name.endsWith(".js")) continue;
      const code = readFileSync(join(folder, name), "utf8").replace(MAP_NAME, "");
      const first = kept.get(code);
      if (!first) kept.set(code, name);
      else {
        rmSync(join(folder, name));
        symlinkSync(first, join(folder, name));
      }
    }
  }
}
