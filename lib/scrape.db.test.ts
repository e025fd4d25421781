import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { useDatabase } from "@/e2e/support/database";
import { admin, instance } from "@/e2e/support/people";
import { deliveries, renewals, xeroCalls } from "./metrics";
import { answerScrape } from "./scrape";

const TOKEN = "a token of Prometheus";
// Read once, with the first call.
process.env.METRICS_TOKEN = TOKEN;
const database = useDatabase();

const scrape = (token = TOKEN) =>
  answerScrape(new Request("http://localhost:3000/metrics", { headers: { authorization: `Bearer ${token}` } }));
const text = async () => (await scrape()).text();

beforeAll(async () => {
  await instance(await admin());
});

it("answers only who has the token", async () => {
  expect((await scrape("another token of somebody")).status).toBe(401);
  const answer = await scrape();
  expect([answer.status, answer.headers.get("content-type")]).toEqual([200, expect.stringContaining("text/plain")]);
});

it("tells how much is due in each queue, and for how long", async () => {
  await database.query("update grants set renew_at = now() - interval '90 s'");
  const lines = await text();
  expect(lines).toMatch(/^gangway_queue_due\{queue="renewals"\} 1$/m);
  expect(Number(/^gangway_queue_late_seconds\{queue="renewals"\} (.+)$/m.exec(lines)![1])).toBeGreaterThanOrEqual(90);
  for (const queue of ["deliveries", "revocations", "reminders"])
    expect(lines).toContain(`gangway_queue_due{queue="${queue}"} 0`);
});

it("tells what was counted, and the process's own figures", async () => {
  renewals.inc({ outcome: "renewed" });
  deliveries.inc({ outcome: "waiting" });
  xeroCalls.observe({ purpose: "connection", outcome: "timeout" }, 10);
  const lines = await text();
  for (const line of [
    'gangway_renewals_total{outcome="renewed"} 1',
    'gangway_webhook_deliveries_total{outcome="waiting"} 1',
    'gangway_xero_call_duration_seconds_count{purpose="connection",outcome="timeout"} 1',
    'gangway_database_connections{state="waited for"} 0',
    "process_resident_memory_bytes",
    "nodejs_eventloop_lag_p99_seconds",
  ])
    expect(lines).toContain(line);
});

describe("what is built on the metrics", () => {
  const docs = join(import.meta.dirname, "../docs");
  const page = readFileSync(join(docs, "monitoring.md"), "utf8");
  const alerts = readFileSync(join(docs, "monitoring/alerts.yml"), "utf8");
  const dashboard = readFileSync(join(docs, "monitoring/grafana.json"), "utf8");

  it("uses none that is not there, and the page names all of ours", async () => {
    const lines = await text();
    const ours = [...lines.matchAll(/^# TYPE (gangway_\w+)/gm)].map(([, name]) => name!);
    for (const name of [...ours, "gangway_http_request_duration_seconds"]) expect(page).toContain(`\`${name}\``);
    const used = (alerts + dashboard).match(/\b(?:gangway|process|nodejs)_\w+/g)!;
    const there = new Set([...lines.matchAll(/^# TYPE (\w+)/gm)].map(([, name]) => name!));
    const missing = used.filter((name) => !there.has(name.replace(/_(?:bucket|count)$/, "")));
    expect(missing).toEqual([]);
  });

  it("says what to do about each alert", () => {
    const names = [...alerts.matchAll(/alert: (\w+)/g)].map(([, name]) => name!);
    const headings = [...page.matchAll(/^## (Gangway\w+)$/gm)].map(([, name]) => name!);
    expect(headings).toEqual(names);
    for (const name of names) expect(alerts).toContain(`runbook: docs/monitoring.md#${name.toLowerCase()}`);
  });
});
