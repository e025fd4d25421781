import { expect } from "vitest";
import type { TestDatabase } from "@/e2e/support/database";
import type { Received } from "@/e2e/support/receiver";
import type { SimulatorControl } from "@/e2e/support/simulator-control";
import { waitUntil } from "@/scripts/processes";
import type { Customer } from "./customers";
import type { Mixture } from "./mixture";
import type { Program } from "./program";

const SETTLE_MS = 120_000;

/** What was answered as connected is there, nothing else is, and each token works at Xero for its own app. */
export async function expectConnected(
  { customers, program }: { customers: Customer[]; program: Program },
  database: TestDatabase,
  simulator: SimulatorControl,
): Promise<void> {
  const connected = customers.filter(({ instance }) => instance !== null);
  const rows = await database.query<{ id: number }>("select id from instances order by id");
  const ids = connected.map(({ instance }) => instance!.id);
  expect(rows.map(({ id }) => id)).toEqual(ids.toSorted((one, other) => one - other));
  for (const { instance, app } of connected) {
    const { answer } = await program.answered((client) => client.asElement(instance!.token, "GET", "/instances/token"));
    const [checked] = await simulator.checkTokens([String(answer.body.accessToken)]);
    expect({ id: instance!.id, status: answer.status, ...checked }).toMatchObject({
      id: instance!.id,
      status: 200,
      live: true,
      key: app.key,
    });
  }
}

/** Every grant is renewed once more, from its newest token. */
export async function expectRenewed(database: TestDatabase): Promise<void> {
  const versions = () =>
    database.query<{ id: string; version: number; status: string }>(
      "select id, version, status from grants order by id",
    );
  const before = await versions();
  await database.query("update grants set renew_at = now() where claimed_at is null");
  const isRenewed = async () => {
    const now = await versions();
    return now.every(({ version, status }, at) => status === "active" && version > before[at]!.version);
  };
  await waitUntil(isRenewed, SETTLE_MS, 500);
  expect(await isRenewed()).toBe(true);
}

/** Every event of the outbox has come to the receiver, and an event for each connection that was made or ended. */
export async function expectDelivered(
  received: Received[],
  { connected, disconnected }: Mixture,
  database: TestDatabase,
): Promise<void> {
  const outstanding = () =>
    database.query(
      `select e.id, d.status from events e join webhook_endpoints w on wanted_by(w, e)
        left join deliveries d on d.event_id = e.id and d.endpoint_id = w.id where d.status is distinct from 'delivered'`,
    );
  await waitUntil(async () => (await outstanding()).length === 0, SETTLE_MS, 500);
  expect(await outstanding()).toEqual([]);
  const came = new Set(received.map(({ headers }) => headers["webhook-id"]));
  const sent = await database.query<{ id: string }>("select id from deliveries");
  expect(sent.filter(({ id }) => !came.has(id))).toEqual([]);
  const told = (type: string) =>
    new Set(
      received
        .map(({ body }) => JSON.parse(body) as { type: string; data: { instanceId: number } })
        .filter((message) => message.type === type)
        .map(({ data }) => data.instanceId),
    );
  for (const [type, ids] of Object.entries({
    "instance.connected": connected,
    "instance.disconnected": disconnected,
  })) {
    const instances = told(type);
    expect(
      ids.filter((id) => !instances.has(id)),
      type,
    ).toEqual([]);
  }
}
