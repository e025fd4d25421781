import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { atEnd } from "@/scripts/up/shutdown";

/** Starts a Node.js program that ends with us, however we end. What it prints is dropped, but for its errors. */
export function startNode(args: string[], env: NodeJS.ProcessEnv = process.env): ChildProcess {
  const program = ["--import", "./scripts/up/follow-parent.js", ...args];
  const child = spawn(process.execPath, program, { env, stdio: ["ignore", "ignore", "inherit"] });
  const ended = once(child, "exit");
  atEnd(async () => {
    if (child.kill("SIGTERM")) await ended;
  });
  return child;
}

/** Milliseconds until `url` answers with `status`, by asking every `step` ms. Throws when the program ends before. */
export async function untilAnswered(child: ChildProcess, url: string, status = 200, step = 20): Promise<number> {
  const startedAt = performance.now();
  for (;;) {
    const answer = await fetch(url, { redirect: "manual" }).catch(() => null); // nothing listens yet
    await answer?.body?.cancel();
    if (answer?.status === status) return performance.now() - startedAt;
    if (child.exitCode !== null || performance.now() - startedAt > 60_000)
      throw new Error(`no ${status} from ${url}, but ${answer?.status ?? "nothing"}`);
    await new Promise((resolve) => setTimeout(resolve, step));
  }
}
