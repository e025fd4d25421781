import pg from "pg";
import { expect, test } from "./fixtures";
import { connectWithOwnKey } from "./support/journey";
import { ownPortal } from "./support/own-portal";

test.describe.configure({ timeout: 240_000 });

test("a server that is told to stop finishes the renewal under way first", async ({
  browser,
  portal,
  simulator,
  signIn,
}) => {
  const own = await ownPortal(portal);
  const db = new pg.Client({ connectionString: own.databaseUrl });
  try {
    const { url, admin } = await own.start();
    await db.connect();
    const context = await browser.newContext({ baseURL: url });
    const page = await context.newPage();
    await signIn(page, admin);
    const app = await simulator.createApp("partner");
    await connectWithOwnKey(page, app);
    await context.close();
    await simulator.fault({ path: "/oauth/AccessToken", key: app.key, kind: "delay", delayMs: 3_000 });
    await db.query("update grants set renew_at = now()");
    const renewals = async () => (await simulator.requests(app.key)).filter(({ oauth }) => oauth.oauth_session_handle);
    await expect.poll(async () => (await renewals()).length).toBe(1);
    expect((await db.query("select version from grants")).rows).toEqual([{ version: 1 }]);
    await own.end();
    expect((await db.query("select version, claimed_at from grants")).rows).toEqual([{ version: 2, claimed_at: null }]);
  } finally {
    await db.end();
    await own.stop();
  }
});
