import { waitUntil } from "../processes";
import { type Child, endWith, startNode, unlessEnded } from "./children";
import { localAddress } from "./environment";
import type { Options } from "./options";

const NAME = "The portal";
const READY_MS = 120_000;

export function startServer({ host, port, dev }: Options, env: NodeJS.ProcessEnv): Child {
  return startNode(["scripts/server.js", "--hostname", host, "--port", String(port), ...(dev ? ["--dev"] : [])], env);
}

/** Waits until the portal answers for itself and its database; from then on we live as long as it does. */
export async function waitForServer(child: Child, options: Options): Promise<void> {
  let last = "no answer";
  const isHealthy = async () => {
    const answer = await fetch(`${localAddress(options)}/api/health`).catch((error: unknown) => String(error));
    last = typeof answer === "string" ? answer : `${answer.status} ${await answer.text()}`;
    return typeof answer !== "string" && answer.ok;
  };
  const isReady = await unlessEnded(NAME, child, waitUntil(isHealthy, READY_MS, 100));
  if (!isReady) throw new Error(`${NAME} did not become healthy. Its last answer: ${last}\n${child.output()}`);
  endWith(NAME, child);
}
