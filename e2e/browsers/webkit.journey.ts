import { expect, test as base } from "../fixtures";
import { startProduct } from "../sample-host/product";
import { clientOf } from "../support/contract-client";
import { startWebKit } from "./webkit-driver";

type WebKit = Awaited<ReturnType<typeof startWebKit>>;

const test = base.extend<{ webkit: WebKit }>({
  webkit: async ({}, use) => {
    const webkit = await startWebKit();
    await use(webkit);
    await webkit.stop();
  },
});
test.describe.configure({ mode: "serial" });

const PRIMARY = "main form button";
let app = "";

test("a link, with keys that its customer enters, from its address to the end", async ({
  webkit,
  portal,
  simulator,
}) => {
  const client = clientOf(portal);
  const { key, secret } = await simulator.createOAuth2App("public", `${portal.url}/connect/callback`);
  const { body } = await client.call("POST", "/connect/sessions", { keys: "customer", language: "en" });
  await webkit.open(String(body.url));
  await webkit.untilText("h1", /would like to read/);
  await webkit.click(PRIMARY);
  await webkit.untilAt(/\/c\/keys/);
  await webkit.fill("#key", key);
  await webkit.fill("#secret", secret);
  await webkit.click("main form button:not([type=button])");
  const { location } = await simulator.agree(await webkit.untilAt(/\/identity\/connect\/authorize/), {
    organisations: [0],
  });
  await webkit.open(location);
  await webkit.untilText("h1", /^Done\./);
  app = String((await client.call("GET", `/connect/sessions/${String(body.id)}`)).body.app);
});

for (const mode of ["redirect", "popup"])
  test(`a product's page, as a ${mode}`, async ({ webkit, portal, simulator, db }) => {
    const authorization = `User ${portal.userSecret}, Organization ${portal.organizationSecret}`;
    const product = await startProduct({ gangway: portal.url, authorization, app });
    await db.query("update organizations set callback_origins = $1", [[product.url]]);
    await webkit.open(`${product.url}/?mode=${mode}`);
    const [first] = await webkit.windows();
    await webkit.click("button");
    if (mode === "popup") {
      await expect.poll(async () => (await webkit.windows()).length).toBe(2);
      await webkit.switchTo((await webkit.windows()).find((handle) => handle !== first)!);
    }
    await webkit.untilAt(/\/c\?link=/);
    await webkit.click(PRIMARY);
    const { location } = await simulator.agree(await webkit.untilAt(/\/identity\/connect\/authorize/), {
      organisations: [1],
    });
    await webkit.open(location).catch(() => undefined);
    if (mode === "popup") await webkit.switchTo(first!);
    else await webkit.click("a[href*='session=']");
    await webkit.untilText("[role=status]", /^Connected: ./);
    product.stop();
  });
