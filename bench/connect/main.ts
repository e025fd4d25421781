import { clientOf, consented, instanceBody } from "@/e2e/support/contract-client";
import { simulatorControl } from "@/e2e/support/simulator-control";
import { descendant } from "../lib/cpu";
import "../lib/end-on-signals";
import { interleaved, median, type Target } from "../lib/load";
import { withPortal } from "../lib/portal";
import { withGrant } from "./grant";
import { report } from "./report";

// oauth/token (Public app) beside an empty handler of the same build, and beside grant on express doing the same step
// against the same simulator. oauth/url goes through the same router and rules, and calls nobody. Rounds are interleaved, so that a busy neighbour hits all three.
const CALLS = Number(process.env.BENCH_CALLS ?? 1_000);
const ROUNDS = 5;
const AT_ONCE = 16;

await withPortal(async (portal) => {
  const { url, apps } = portal.simulator;
  const app = apps.find(({ kind, protocol }) => kind === "public" && protocol === "oauth1");
  if (!app) throw new Error("the simulator has no Public app of OAuth 1.0a");
  await withGrant(url, app, async (grant) => {
    // Connected once, so that the app is a saved one: a stranger's calls are counted.
    const client = clientOf(portal);
    const returned = await consented(client, simulatorControl(portal.simulator.controlUrl), app);
    await client.call("POST", "/instances", instanceBody("element", app, returned));
    const server = descendant(portal.pid, "gangway");
    const query = new URLSearchParams({
      apiKey: app.key,
      apiSecret: app.secret,
      callbackUrl: `${grant.url}/callback`,
    });
    const oauth = `${portal.url}/elements/api-v2/elements/xero/oauth`;
    const targets: Target[] = [
      { name: "empty handler", url: `${portal.url}/api/live`, pid: server, status: 200 },
      { name: "oauth/token", url: `${oauth}/token?${query}`, pid: server, status: 200 },
      { name: "grant on express", url: grant.url, pid: grant.pid, status: 302 },
      { name: "oauth/url", url: `${oauth}/url?${query}&requestToken=x`, pid: server, status: 200 },
    ];
    const rounds = await interleaved(targets, { calls: CALLS, rounds: ROUNDS, atOnce: AT_ONCE });
    report(rounds.map((each) => median(each)));
  });
});
