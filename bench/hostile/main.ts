import { Agent, request } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { requireDocumented } from "@/e2e/support/documented";
import { descendant, residentMegabytes } from "../lib/cpu";
import "../lib/end-on-signals";
import { connectInstance } from "../lib/instance";
import { withPortal } from "../lib/portal";
import { signIn } from "../lib/sign-in";
import { collectGarbage, openInspector } from "./collect-garbage";
import { readDocument, requestsFromDocument } from "./from-document";
import { hostileRequest, randomNumbers, readRoutes, type HostileRequest } from "./requests";

// Hostile requests to every address of the product, half of them by somebody who may call; or, with `document`, requests as the OpenAPI
// document describes them, with wrong entries. Which statuses they get, and how much memory the server holds afterwards. The first nine
// tenths, which load every page and handler, come before the comparison.
const isFromDocument = process.argv.includes("document");
const CALLS = Number(process.env.BENCH_CALLS ?? (isFromDocument ? 50_000 : 14_600));
const SEED = Number(process.env.BENCH_SEED ?? 1);
const AT_ONCE = 16;
const SETTLE_MS = 20_000;
const LATE_MS = 60_000;

const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });

/** What proves an API key of the organization, and one of the instance. */
async function keyProofs(url: string, callerHeaders: Record<string, string>, id: number) {
  const make = async (path: string, scopes: string[]) => {
    const body = JSON.stringify({ name: "Fuzz", scopes });
    const init = { method: "POST", body, headers: { ...callerHeaders, "content-type": "application/json" } };
    const { key } = (await (await fetch(`${url}/elements/api-v2${path}`, init)).json()) as { key: string };
    return { authorization: `Bearer ${key}` };
  };
  return [await make("/keys", ["admin"]), await make(`/instances/${id}/keys`, ["passthrough:read", "token"])];
}

type Answer = { status: number; isLate: boolean; text: string };

/** Status 0: the connection broke, as when a refused body is not read to its end. */
function send(url: string, { method, path, headers, body }: HostileRequest): Promise<Answer> {
  return new Promise((resolve) => {
    let isLate = false;
    const length = body ? { "content-length": String(body.length) } : {};
    const options = { agent, method, headers: { ...headers, ...length }, timeout: LATE_MS };
    const sent = request(url + path, options, (answer) => {
      const chunks: Buffer[] = [];
      answer.on("data", (chunk: Buffer) => chunks.push(chunk));
      const isJson = answer.headers["content-type"]?.includes("json");
      const text = () => (isJson ? Buffer.concat(chunks).toString() : "");
      // Live updates go on for as long as the page that reads them.
      if (answer.headers["content-type"]?.startsWith("text/event-stream")) answer.destroy();
      answer.on("close", () => resolve({ status: answer.statusCode ?? 0, isLate, text: text() }));
    });
    sent.on("timeout", () => {
      isLate = true;
      sent.destroy();
    });
    sent.on("error", () => resolve({ status: 0, isLate, text: "" }));
    sent.end(body ?? undefined);
  });
}

/** What is wrong with an answer, or null. */
function faultOf({ method, path }: HostileRequest, { status, isLate, text }: Answer): string | null {
  if (isLate) return "no answer";
  if (status === 500) return "500";
  if (!isFromDocument || text === "" || method === "HEAD") return null;
  try {
    requireDocumented(method, path.slice("/elements/api-v2".length), { status, body: JSON.parse(text) });
    return null;
  } catch (error) {
    return (error as Error).message;
  }
}

await withPortal(async (portal) => {
  const pid = descendant(portal.pid, "gangway");
  const { id, callerHeaders, headers } = await connectInstance(portal);
  const proofs = [callerHeaders, headers, { cookie: await signIn(portal) }];
  const routes = readRoutes();
  const random = randomNumbers(SEED);
  const document = await readDocument(portal.url);
  const fromDocument = requestsFromDocument(random, document, {
    instanceId: id,
    proofs: [callerHeaders, headers, ...(await keyProofs(portal.url, callerHeaders, id))],
  });
  const nextRequest = isFromDocument ? fromDocument : () => hostileRequest(random, routes, proofs);
  const statuses = new Map<number, number>();
  const failed: string[] = [];
  let left = CALLS;

  async function sendSome(until: number): Promise<void> {
    const worker = async () => {
      while (left > until) {
        left--;
        const hostile = nextRequest();
        const answer = await send(portal.url, hostile);
        statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
        const fault = faultOf(hostile, answer);
        if (fault !== null)
          failed.push(
            `${fault}: ${hostile.method} ${hostile.path.slice(0, 300)} ${hostile.body?.toString("latin1").slice(0, 200) ?? ""}`,
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
  console.log(
    `${CALLS} requests ${isFromDocument ? "from the document" : `to ${routes.length} addresses`}, seed ${SEED}, ${AT_ONCE} at once`,
  );
  console.table(Object.fromEntries([...statuses].toSorted(([one], [other]) => one - other)));
  console.log(
    `memory: ${before.toFixed(0)} MB before, ${peak.toFixed(0)} MB at the end, ${after.toFixed(0)} MB after a collection`,
  );
  for (const each of failed.slice(0, 50)) console.log(each);
  console.log(`${failed.length} faults`);
  process.exitCode = failed.length > 0 || after - before > 50 ? 1 : 0;
});
