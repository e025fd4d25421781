import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { waitUntil } from "@/scripts/processes";
import { ROOT } from "@/scripts/root";
import type { Language } from "./examples";

export type Environment = Record<string, string>;

/** Where examples are written to: inside the project, so that they find the built client package. */
export const EXAMPLES = join(ROOT, "e2e/results/examples");
export const TSCONFIG = join(ROOT, "e2e/guides/example-tsconfig.json");

const TIMEOUT_MS = 30_000;
const INCLUDES = `include_path=${join(ROOT, "docs/php")}`;

type Runner = { file: string; program: string; test: string[]; run: string[]; serve?: (port: string) => string[] };

/** How a language's example is run, and how it is told that the language is there. */
const RUNNERS: Record<Language, Runner> = {
  bash: {
    file: "example.sh",
    program: "bash",
    test: ["-c", "curl --version; jq --version"],
    run: ["-euo", "pipefail"],
  },
  ts: { file: "example.ts", program: process.execPath, test: ["--version"], run: ["--import", "tsx"] },
  python: { file: "example.py", program: "python3", test: ["--version"], run: [] },
  php: {
    file: "example.php",
    program: "php",
    test: ["-r", "curl_init();"],
    run: ["-d", INCLUDES],
    // A page, which PHP's own server runs for each request.
    serve: (port) => ["-d", INCLUDES, "-S", `127.0.0.1:${port}`],
  },
};

/** Whether the machine can run a language's examples. */
export function canRun(language: Language): boolean {
  const { program, test } = RUNNERS[language];
  return spawnSync(program, test).status === 0;
}

/** Runs an example with these variables, as a reader would, and returns what it printed. Throws when it fails. */
export async function run(language: Language, code: string, environment: Environment): Promise<string> {
  const { child, printed } = start(language, code, environment);
  const timer = setTimeout(() => child.kill("SIGKILL"), TIMEOUT_MS);
  const [status] = (await once(child, "close")) as [number | null];
  clearTimeout(timer);
  if (status !== 0) throw new Error(`the example in ${language} ended with ${status}: ${printed()}`);
  return printed();
}

/** Runs an example that answers requests at PORT while `during` is under way, and returns what it printed until then. */
export async function serve(
  language: Language,
  code: string,
  environment: Environment & { PORT: string },
  during: () => Promise<unknown>,
): Promise<string> {
  const { child, printed } = start(language, code, environment, RUNNERS[language].serve?.(environment.PORT));
  try {
    const answers = () =>
      fetch(`http://127.0.0.1:${environment.PORT}`).then(
        () => true,
        () => false,
      );
    const isUp = await waitUntil(answers, TIMEOUT_MS, 50);
    if (!isUp) throw new Error(`the example in ${language} does not listen: ${printed()}`);
    await during();
    return printed();
  } finally {
    child.kill("SIGKILL");
  }
}

function start(language: Language, code: string, environment: Environment, options = RUNNERS[language].run) {
  const { file, program } = RUNNERS[language];
  const cwd = join(EXAMPLES, randomUUID());
  mkdirSync(cwd, { recursive: true });
  writeFileSync(join(cwd, file), code);
  const own: Environment = {
    PATH: process.env.PATH ?? "",
    PYTHONPATH: join(ROOT, "docs/python"),
    PYTHONDONTWRITEBYTECODE: "1",
    TSX_TSCONFIG_PATH: TSCONFIG,
  };
  const child: ChildProcess = spawn(program, [...options, file], {
    cwd,
    env: { NODE_ENV: "test", ...own, ...environment },
  });
  let printed = "";
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding("utf8").on("data", (text: string) => (printed += text));
  return { child, printed: () => printed };
}
