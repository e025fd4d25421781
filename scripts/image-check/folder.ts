import { readdirSync, readFileSync, statSync } from "node:fs";
import { delimiter, join } from "node:path";
import { cloneTo, megabytes, type Place, run, type Settings, USER } from "./place";

const NAMESPACES = ["unshare", "--mount", "--pid", "--fork", "--kill-child", "--mount-proc"];
/** What `unshare` starts in namespaces of its own: every file is read-only, then every right is given up. */
const READ_ONLY = "mount --make-rprivate / && mount --bind / / && mount -o remount,bind,ro / && exec setpriv";
const GIVE_UP = [`--reuid=${USER}`, `--regid=${USER}`, "--clear-groups", "--no-new-privs", "--bounding-set=-all"];

/** Runs the RUN lines of Dockerfile for a clone of the last commit, with Node.js 24 of npm, and with its folders below `folder`. */
export function buildFolder(folder: string): Place {
  if (process.platform !== "linux" || process.getuid?.() !== 0)
    throw new Error("Namespaces need Linux and root. With Docker or Podman: npm run image:check -- --engine docker");
  const clone = join(folder, "clone");
  const runtime = join(folder, "runtime");
  const bin = join(folder, "node/node_modules/node/bin");
  run("npm", ["install", "--prefix", join(folder, "node"), "node@24"]);
  cloneTo(clone);
  const env: NodeJS.ProcessEnv = { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}` };
  const dockerfile = readFileSync(join(clone, "Dockerfile"), "utf8");
  for (const line of linesOf(dockerfile, "RUN")) {
    const command = line.replaceAll("/usr/local/bin", bin).replaceAll("/runtime", runtime);
    run("sh", ["-c", command], { cwd: clone, env });
  }
  run("chmod", ["a+rx", folder]);
  const node = join(bin, "node-stripped");
  const imageEnv = envOf(linesOf(dockerfile, "ENV"));
  return {
    sizes: [
      `runtime folder: ${megabytes(bytesIn(runtime))}`,
      `Node.js: ${megabytes(statSync(node).size)}, of Debian's image trixie-slim: 78.6 MB`,
    ],
    commandLine: (settings, [program, ...args]) => {
      const named = Object.entries({ ...imageEnv, ...settings }).map(([name, value]) => `${name}=${value}`);
      const inside = [
        "env",
        "--ignore-environment",
        `--chdir=${runtime}`,
        ...named,
        program === "node" ? node : program!,
        ...args,
      ];
      return [...NAMESPACES, "sh", "-c", `${READ_ONLY} "$@"`, "sh", ...GIVE_UP, ...inside];
    },
  };
}

const linesOf = (dockerfile: string, instruction: "RUN" | "ENV"): string[] =>
  [...dockerfile.matchAll(new RegExp(`^${instruction} (.+)$`, "gm"))].map(([, rest]) => rest!);

/** Of lines like `PORT=3000 NODE_OPTIONS="--a --b"`. */
function envOf(lines: string[]): Settings {
  const named = lines.flatMap((line) => [...line.matchAll(/(\w+)=(?:"([^"]*)"|(\S+))/g)]);
  return Object.fromEntries(named.map(([, name, quoted, plain]) => [name!, quoted ?? plain!]));
}

function bytesIn(folder: string): number {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files.reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0);
}
