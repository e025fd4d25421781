import { createServer } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { expect } from "@playwright/test";
import { useDatabase } from "@/e2e/support/database";
import { useSimulator } from "@/e2e/support/simulated-xero";
import * as vitest from "./vitest";

// Stands for e2e/fixtures.ts where tests run in the process of their runner: specs of the contract get the API beside them. Tests that
// open a page are left to the browser.

type Run = (given: unknown) => unknown;

const ADMIN = { email: "admin@lantern.example", password: "a long password", organizationName: "Lantern" };
const NEEDS_BROWSER = /^async ?\(\{[^}]*\b(page|browser|context|request|signIn|router)\b/;
const nothing = () => undefined;
const database = useDatabase();
const simulator = useSimulator();
let listening: Promise<string> | null = null;
let given: Promise<object>;

async function listen(): Promise<string> {
  const { apiListener } = await import("@/lib/api/server");
  const answer = apiListener();
  const server = createServer((incoming, outgoing) => void answer(incoming, outgoing));
  await once(server.listen(0, "127.0.0.1"), "listening");
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function open() {
  const { ensureFirstAdmin } = await import("@/lib/accounts/first-admin");
  const { email, userSecret, organizationSecret } = await ensureFirstAdmin(ADMIN);
  const portal = {
    url: await (listening ??= listen()),
    admin: { email, password: ADMIN.password },
    userSecret,
    organizationSecret,
    databaseUrl: database.url,
    simulator: { url: process.env.XERO_API_BASE_URL },
  };
  return { portal, simulator: simulator.control(), db: { query: database.query } };
}

/** To be registered before the tests of a spec. */
export const useContract = () => vitest.beforeAll(() => void (given = open()));

function test(title: string, run: Run): void {
  if (!NEEDS_BROWSER.test(String(run))) vitest.it(title, async () => run(await given));
}

const shim = Object.assign(test, {
  describe: Object.assign(vitest.describe, { configure: nothing }),
  beforeAll: (run: Run) => vitest.beforeAll(async () => run(await given)),
  beforeEach: (run: Run) => vitest.beforeEach(async () => run(await given)),
  slow: nothing,
  setTimeout: nothing,
});

export { expect, shim as test };
