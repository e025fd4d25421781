import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import pg from "pg";
import { collectGarbage, openInspector } from "../hostile/collect-garbage";
import { descendant, peakMegabytes, residentMegabytes } from "../lib/cpu";
import "../lib/end-on-signals";
import { connectInstance } from "../lib/instance";
import { load, type Target } from "../lib/load";
import { type Portal, withPortal } from "../lib/portal";
import { signIn } from "../lib/sign-in";
import { pace } from "./pace";

// What one server holds in memory: idle, after 30,000 token reads, after lists, and while it serves half of what it can for `--minutes`.
// Settings of Node.js come from outside: NODE_OPTIONS=... MALLOC_ARENA_MAX=... npm run bench:memory
const { values: options } = parseArgs({ options: { minutes: { type: "string", default: "15" } } });
const IDLE_MS = 20_000; // the server collects its garbage after ten seconds
const READS = 30_000;
const LISTS = 3_000;
const INSTANCES = 1_000;
const METRICS_TOKEN = "a token that only benchmarks use";

process.env.METRICS_TOKEN = METRICS_TOKEN;
await withPortal(async (portal) => {
  const pid = descendant(portal.pid, "gangway");
  await sleep(IDLE_MS);
  await tell("idle", portal, pid);
  const instance = await connectInstance(portal);
  await addInstances(portal, instance.id);
  const of = (name: string, url: string, headers: Record<string, string>): Target => ({
    name,
    url,
    pid,
    status: 200,
    headers,
  });
  const reads = of("token reads", `${instance.base}/instances/${instance.id}/token`, instance.callerHeaders);
  const lists = of("lists", `${instance.base}/instances?pageSize=200`, instance.callerHeaders);
  const page = of("the portal's list", `${portal.url}/api/portal/instances?size=50`, { cookie: await signIn(portal) });
  const dashboard = { ...page, name: "a page", url: `${portal.url}/dashboard/instances` };

  await load(reads, READS, 16);
  await tell(`after ${READS} token reads`, portal, pid);
  for (const target of [lists, page]) await load(target, LISTS, 16);
  await tell(`after ${2 * LISTS} lists`, portal, pid);

  // Of ten calls seven are reads, as programs make them; the whole mixture as fast as it goes, then at half of that rate.
  const mixture = [...Array.from({ length: 7 }, () => reads), lists, page, dashboard];
  const whole = await pace(mixture, { atOnce: 16, seconds: 20 });
  const half = await pace(mixture, {
    atOnce: 16,
    seconds: Number(options.minutes) * 60,
    perSecond: whole.perSecond / 2,
  });
  console.log(
    `half of ${Math.round(whole.perSecond)} calls a second for ${options.minutes} min: ${half.calls} calls, ${half.failed} failed`,
  );
  await tell("after the load", portal, pid);
  await sleep(IDLE_MS);
  await tell("20 s later", portal, pid);
  await openInspector(pid);
  await collectGarbage();
  await tell("after a collection", portal, pid);
});

async function tell(when: string, portal: Portal, pid: number): Promise<void> {
  const answer = await fetch(`${portal.url}/metrics`, { headers: { authorization: `Bearer ${METRICS_TOKEN}` } });
  const text = await answer.text();
  const megabytes = (name: string) => Math.round(Number(new RegExp(`^${name} (\\S+)`, "m").exec(text)?.[1]) / 2 ** 20);
  const row = {
    resident: Math.round(residentMegabytes(pid)),
    peak: Math.round(peakMegabytes(pid)),
    "heap used": megabytes("nodejs_heap_size_used_bytes"),
    "heap taken": megabytes("nodejs_heap_size_total_bytes"),
    external: megabytes("nodejs_external_memory_bytes"),
  };
  console.log(
    when.padEnd(26),
    Object.entries(row)
      .map(([name, mb]) => `${name} ${mb}`)
      .join("   "),
    "MB",
  );
}

/** Instances beside that one, which share its grant, so that lists have what to list. */
async function addInstances({ databaseUrl }: Portal, id: number): Promise<void> {
  const database = new pg.Client({ connectionString: databaseUrl });
  await database.connect();
  await database.query(
    `insert into instances (organization_id, grant_id, name, tags, token_hash, xero_id, xero_organisation_id, organisation_name, updated_at)
      select organization_id, grant_id, 'Instance ' || n, '{retail}', sha256(n::text::bytea), gen_random_uuid(), gen_random_uuid(),
        'Organisation ' || n, now()
      from instances, generate_series(1, $2) n where id = $1`,
    [id, INSTANCES],
  );
  await database.end();
}
