import { readFileSync } from "node:fs";
import { dirname } from "node:path";
import { test as base, expect, type Page } from "@playwright/test";
import pg from "pg";
import type { Ready } from "@/scripts/up/announce";
import { startNextServer } from "./support/next-server";
import { simulatorControl, type SimulatorControl } from "./support/simulator-control";

export type Portal = Ready & { simulator: NonNullable<Ready["simulator"]> };

type WorkerFixtures = {
  /** Which router answers programs: that of our own server, or Next.js alone, which has the same table mounted. */
  router: "server" | "next";
  /** The running product: addresses, admin, secrets, the simulator's sample apps. */
  portal: Portal;
  /** Pulls the simulator's strings. */
  simulator: SimulatorControl;
  /** A look into the portal's own database. */
  db: { query: <Row extends pg.QueryResultRow>(sql: string, values?: unknown[]) => Promise<Row[]> };
};

type TestFixtures = {
  /** Signs the page's browser in, as the admin unless told otherwise, without going through the form. */
  signIn: (page: Page, who?: { email: string; password: string }) => Promise<void>;
};

/** SHA-256 of nothing: axe puts an empty style sheet into the pages that it examines. */
const OF_NOTHING = "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";

export const test = base.extend<TestFixtures, WorkerFixtures>({
  router: ["server", { option: true, scope: "worker" }],
  portal: [
    async ({ router }, use) => {
      const portal = readPortal();
      if (router === "server") return use(portal);
      const next = await startNextServer(portal, dirname(readyFile()));
      await use({ ...portal, url: next.url });
      await next.stop();
    },
    { scope: "worker" },
  ],
  baseURL: ({ portal }, use) => use(portal.url),
  simulator: [({ portal }, use) => use(simulatorControl(portal.simulator.controlUrl)), { scope: "worker" }],
  db: [
    async ({ portal }, use) => {
      const pool = new pg.Pool({ connectionString: portal.databaseUrl, max: 2 });
      await use({
        query: async <Row extends pg.QueryResultRow>(sql: string, values?: unknown[]) =>
          (await pool.query<Row>(sql, values)).rows,
      });
      await pool.end();
    },
    { scope: "worker" },
  ],
  /** Fails a test whose pages were refused something by their Content-Security-Policy. */
  page: async ({ page }, use) => {
    const refused: string[] = [];
    page.context().on("console", (message) => {
      const text = message.text();
      if (/Content Security Policy/i.test(text) && !text.includes(OF_NOTHING))
        refused.push(`${message.page()?.url()}: ${text}`);
    });
    await use(page);
    expect(refused).toEqual([]);
  },
  signIn: ({ portal }, use) =>
    use(async (page, who = portal.admin) => {
      const form = await page.request.get("/api/auth/csrf");
      const { csrfToken } = (await form.json()) as { csrfToken: string };
      const answer = await page.request.post("/api/auth/callback/credentials", {
        form: { csrfToken, email: who.email, password: who.password, json: "true" },
      });
      expect(answer.ok(), "signing in").toBe(true);
    }),
});

export { expect };

function readyFile(): string {
  const file = process.env.GANGWAY_READY_FILE;
  if (!file) throw new Error("e2e/global-setup.ts did not start the product");
  return file;
}

const readPortal = () => JSON.parse(readFileSync(readyFile(), "utf8")) as Portal;
