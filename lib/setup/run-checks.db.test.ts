import { beforeAll, expect, it } from "vitest";
import { useDatabase } from "@/e2e/support/database";
import { admin, colleague } from "@/e2e/support/people";
import { useSimulator } from "@/e2e/support/simulated-xero";
import { installationKey } from "@/lib/apps/installation-key";
import type { Caller } from "@/lib/caller";
import { runDoctor } from "./doctor";
import { streamChecks } from "./stream-checks";
import { type CheckResult, CHECKS } from "./view";

const database = useDatabase();
useSimulator();
let caller: Caller;
beforeAll(async () => {
  caller = await admin();
  await installationKey();
});

async function lines(stream: ReadableStream<Uint8Array>): Promise<CheckResult[]> {
  const text = await new Response(stream).text();
  return text
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as CheckResult);
}

const WAY = { origin: "http://localhost:3000", arrived: { peer: "127.0.0.1", client: "127.0.0.1", forwarded: 0 } };

it("an admin gets each check once, of their own organization's apps only", async () => {
  await database.query(
    `with o as (insert into organizations (id, name, secret_sealed, secret_hash) values (gen_random_uuid(), 'Other', '', 'x') returning id)
     insert into apps (id, organization_id, name, kind, protocol, key, secret_sealed, callback_url, updated_at)
     select gen_random_uuid(), id, 'Somebody else''s', 'public', 'oauth2', 'K', '', 'https://old.example.com/connect/callback', now() from o`,
  );
  const results = await lines(streamChecks(caller, WAY));
  expect(results.map(({ id }) => id).toSorted()).toEqual(CHECKS.map(({ id }) => id).toSorted());
  expect(results.filter(({ state }) => state === "failed")).toEqual([]);
  expect(JSON.stringify(results)).not.toContain("Somebody");
});

it("a member may not look", async () => {
  const member = await colleague(caller, "member");
  expect(() => streamChecks(member, WAY)).toThrow(/Only an admin/);
});

it("the operator gets the checks of all organizations, and that one failed", async () => {
  const printed: string[] = [];
  expect(await runDoctor((line) => printed.push(line))).toBe(false);
  const text = printed.join("\n");
  expect(text).toContain("ok      Database: PostgreSQL");
  expect(text).toContain("FAILED  Keys of the apps: Somebody else's:");
  expect(text).toContain("        PUBLIC_URL=https://old.example.com");
});
