import { chownSync, statSync } from "node:fs";
import { dirname } from "node:path";

/** PostgreSQL refuses to run as root, so a root process runs it as the user "nobody". */
const NOBODY = 65534;

export const runsAsNobody = process.getuid?.() === 0;

/** For `spawn`: the user PostgreSQL runs as. */
export const postgresUser = runsAsNobody ? { uid: NOBODY, gid: NOBODY } : {};

export function giveToPostgres(path: string): void {
  if (runsAsNobody) chownSync(path, NOBODY, NOBODY);
}

/** The topmost folder above `path` that "nobody" cannot pass through, or null. */
export function closedFolderAbove(path: string): string | null {
  const parent = dirname(path);
  if (parent === path) return null;
  return closedFolderAbove(parent) ?? (isPassable(parent) ? null : parent);
}

function isPassable(folder: string): boolean {
  const stats = statSync(folder, { throwIfNoEntry: false });
  if (!stats) return true; // it will be made by us
  if (stats.uid === NOBODY) return (stats.mode & 0o100) !== 0;
  if (stats.gid === NOBODY) return (stats.mode & 0o010) !== 0;
  return (stats.mode & 0o001) !== 0;
}

export function requireOpenFoldersAbove(home: string): void {
  const closed = runsAsNobody ? closedFolderAbove(home) : null;
  if (closed)
    throw new Error(
      `PostgreSQL cannot reach its data folder ${home}: started as root it runs as the user "nobody", and the folder ` +
        `${closed} is closed to other users. Open it with \`chmod o+x ${closed}\`, choose another data folder, ` +
        "start as an ordinary user, or set DATABASE_URL to a PostgreSQL of your own.",
    );
}
