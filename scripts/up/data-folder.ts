import { chmodSync, existsSync, mkdirSync, readdirSync } from "node:fs";
import { isAbsolute, join, relative } from "node:path";
import { runsAsNobody } from "../embedded/run-as-user";
import { ROOT } from "../root";

/** Makes the data folder and closes it to others. Every file in it that matters is closed for itself, too. */
export function prepareDataFolder(folder: string): void {
  if (isInSourceTree(folder))
    throw new Error(
      `The data folder ${folder} is inside the source tree, where a build could copy its secrets. Choose another with --data`,
    );
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const isOurs = readdirSync(folder).length === 0 || existsSync(join(folder, "settings.json"));
  // As root PostgreSQL runs as "nobody", who has to pass through to its own folder below, but may not list this one.
  if (isOurs) chmodSync(folder, runsAsNobody ? 0o711 : 0o700);
}

function isInSourceTree(folder: string): boolean {
  const way = relative(ROOT, folder);
  return !way.startsWith("..") && !isAbsolute(way); // absolute: on another drive
}
