import type { Caller } from "@/lib/caller";
import { beforeAll, expect, it } from "vitest";
import { useDatabase } from "@/e2e/support/database";
import { admin } from "@/e2e/support/people";
import { useSimulator } from "@/e2e/support/simulated-xero";
import type { SimulatorApp } from "@/e2e/support/simulator-control";
import { authorizeUrl } from "@/lib/xero/oauth2";
import { scopesFor } from "@/lib/xero/scopes";
import { provisionInstance } from "./provision";

const CALLBACK = "http://localhost:3000/auth";
const database = useDatabase();
const simulator = useSimulator();
let caller: Caller;
beforeAll(async () => {
  caller = await admin();
});

async function codeOf({ key }: SimulatorApp): Promise<string> {
  const address = authorizeUrl({ key, callbackUrl: CALLBACK, scopes: scopesFor([], false) }, { state: "s" });
  const { location } = await simulator.control().agree(address, { organisations: [0], user: 0 });
  return new URL(location).searchParams.get("code")!;
}

function connect({ key, secret }: SimulatorApp, code: string) {
  const returned = { protocol: "oauth2", code } as const;
  const provision = { key, secret, callbackUrl: CALLBACK, partner: true, privateKeyPem: null, returned };
  return provisionInstance(caller, provision, { name: "Of a code", tags: [], configuration: {} });
}

it("an app whose Xero hangs holds up no other, and waits in a bounded number", async () => {
  const [slow, quick] = [
    await simulator.control().createOAuth2App("partner", CALLBACK),
    await simulator.control().createOAuth2App("partner", CALLBACK),
  ];
  await simulator.control().fault({ path: "/connect/token", key: slow.key, times: 100, kind: "hang" });
  const codes = await Promise.all(Array.from({ length: 40 }, () => codeOf(slow)));
  const [waiting, refused]: [string[], string[]] = [[], []];
  const calls = codes.map(async (code) => {
    const error = await connect(slow, code).catch((error: unknown) => error as { reason?: string; code?: string });
    (("code" in error && error.code) === "too_many_requests" ? refused : waiting).push(code);
    return error;
  });
  const { id } = await connect(quick, await codeOf(quick));
  expect(id).toBeGreaterThan(0);
  // The other app's instance was made while those still wait for theirs.
  expect(waiting).toEqual([]);
  const locks =
    "select 1 from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())";
  expect(await database.query(locks)).toEqual([]);
  const answers = await Promise.all(calls);
  expect([waiting.length, refused.length]).toEqual([32, 8]);
  for (const answer of answers)
    if ("code" in answer) expect(answer).toMatchObject({ details: { retryAfterSeconds: 5 } });
}, 40_000);
