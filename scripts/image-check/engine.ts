import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { cloneTo, megabytes, type Place, run } from "./place";

const IMAGE = "gangway-image-check";

/** Read-only and without any right, as in compose.yaml; on the host's network, where the database is. */
const OPTIONS = ["--read-only", "--cap-drop", "all", "--security-opt", "no-new-privileges", "--network", "host"];

/** Builds the image of the last commit with Docker, Podman or what takes their arguments. */
export function buildImage(engine: string, folder: string): Place {
  const clone = join(folder, "clone");
  cloneTo(clone);
  run(engine, ["build", "--tag", IMAGE, clone]);
  const size = execFileSync(engine, ["image", "inspect", "--format", "{{.Size}}", IMAGE], { encoding: "utf8" });
  return {
    sizes: [`image, unpacked: ${megabytes(Number(size))}`],
    commandLine: (settings, command) => {
      const named = Object.entries(settings).flatMap(([name, value]) => ["--env", `${name}=${value}`]);
      return [engine, "run", "--rm", ...OPTIONS, ...named, IMAGE, ...command];
    },
  };
}
