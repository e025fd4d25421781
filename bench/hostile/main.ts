import { Agent, request } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { descendant, residentMegabytes } from "../lib/cpu";
import "../lib/end-on-signals";
import { connectInstance } from "../lib/instance";
import { withPortal } from "../lib/portal";
import { signIn } from "../lib/sign-in";
import { collectGarbage, openInspector } from "./collect-garbage";
import { hostileRequest, randomNumbers, readRoutes, type HostileRequest } from "./requests";

// Hostile requests to every address of the product, half of them by somebody who may call: which statuses they get, and how much
// memory the server holds afterwards. A first tenth, which loads every page and handler, comes before the comparison.
const CALLS = Number(process.env.BENCH_CALLS ?? 14_600);
const SEED = Number(process.env.BENCH_SEED ?? 1);
const AT_ONCE = 16;
const SETTLE_MS = 20_000;

const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });

function send(url: string, { method, path, headers, body }: HostileRequest): Promise<number> {
  return new Promise((resolve) => {
    const length = body ? { "content-length": String(body.length) } : {};
    const sent = request(
      url + path,
      { agent, method, headers: { ...headers, ...length }, timeout: 60_000 },
      (answer) => {
        answer.resume().on("close", () => resolve(answer.statusCode ?? 0));
      },
    );
    sent.on("timeout", () => sent.destroy());
    // A refused body is not read to its end.
    sent.on("error", () => resolve(0));
    sent.end(body ?? undefined);
  });
}

await withPortal(async (portal) => {
  const pid = descendant(portal.pid, "next-server");
  const { callerHeaders, headers } = await connectInstance(portal);
  const proofs = [callerHeaders, headers, { cookie: await signIn(portal) }];
  const routes = readRoutes();
  const random = randomNumbers(SEED);
  const statuses = new Map<number, number>();
  const failed: string[] = [];
  let left = CALLS;

  async function sendSome(until: number): Promise<void> {
    const worker = async () => {
      while (left > until) {
        left--;
        const hostile = hostileRequest(random, routes, proofs);
        const status = await send(portal.url, hostile);
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
        if (status === 500)
          failed.push(
            `${hostile.method} ${hostile.path.slice(0, 300)} ${hostile.body?.toString("latin1").slice(0, 200) ?? ""}`,
          );
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
  }

  async function memory(): Promise<number> {
    await sleep(SETTLE_MS);
    await collectGarbage();
    return residentMegabytes(pid);
  }

  await openInspector(pid);
  await sendSome(CALLS * 0.9);
  const before = await memory();
  await sendSome(0);
  const peak = residentMegabytes(pid);
  const after = await memory();
  console.log(`${CALLS} requests to ${routes.length} addresses, seed ${SEED}, ${AT_ONCE} at once`);
  console.table(Object.fromEntries([...statuses].toSorted(([one], [other]) => one - other)));
  console.log(
    `memory: ${before.toFixed(0)} MB before, ${peak.toFixed(0)} MB at the end, ${after.toFixed(0)} MB after a collection`,
  );
  for (const each of failed) console.log(`500: ${each}`);
  process.exitCode = failed.length > 0 || after - before > 50 ? 1 : 0;
});
