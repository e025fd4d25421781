// npm run image:check [-- --engine docker|podman]: builds what `Dockerfile` builds from the last commit, starts it as it is meant
// to run (unprivileged, read-only, first process of its namespace), tries what people need of it, and prints what it measured.
// Without an engine the Dockerfile's RUN lines are run by Node.js 24 of npm, and the server in namespaces of its own: as root, on
// Linux.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { throwAwayPostgres } from "./embedded/throw-away";
import { buildImage } from "./image-check/engine";
import { buildFolder } from "./image-check/folder";
import { tryPlace } from "./image-check/try-place";
import { atEnd, end, endOnSignals, explain } from "./up/shutdown";

endOnSignals();
const { values } = parseArgs({ options: { engine: { type: "string" } } });
const folder = mkdtempSync(join(tmpdir(), "gangway-image-"));
atEnd(async () => rmSync(folder, { recursive: true, force: true }));
try {
  const place = values.engine ? buildImage(values.engine, folder) : buildFolder(folder);
  const postgres = await throwAwayPostgres();
  for (const line of await tryPlace(place, postgres.url)) console.log(line);
  await end(0, "The image is good.");
} catch (error) {
  await end(1, explain(error));
}
