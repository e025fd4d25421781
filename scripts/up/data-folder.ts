import { chmodSync, existsSync, mkdirSync, readdirSync, realpathSync } from "node:fs";
import { join, relative } from "node:path";
import { runsAsNobody } from "../embedded/nobody";

const ROOT = realpathSync(join(import.meta.dirname, "../.."));

/** Makes the data folder and closes it to others. Every file in it that matters is closed for itself, too. */
export function prepareDataFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (!relative(ROOT, realpathSync(folder)).startsWith(".."))
    throw new Error(
      `The data folder ${folder} lies in the source tree, where a build could copy its secrets: choose another with --data`,
    );
  const isOurs = readdirSync(folder).length === 0 || existsSync(join(folder, "settings.json"));
  // As root PostgreSQL runs as "nobody", who has to pass through to its own folder below, but may not list this one.
  if (isOurs) chmodSync(folder, runsAsNobody ? 0o711 : 0o700);
}
