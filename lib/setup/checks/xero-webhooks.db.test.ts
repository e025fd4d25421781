import { createHmac } from "node:crypto";
import { beforeAll, expect, it } from "vitest";
import { useDatabase } from "@/e2e/support/database";
import { admin, instance } from "@/e2e/support/people";
import type { Caller } from "@/lib/caller";
import { receiveWebhook } from "@/lib/xero-events/receive";
import { saveWebhookKey } from "@/lib/xero-events/set-up";
import { checkXeroWebhooks } from "./xero-webhooks";

const database = useDatabase();
let caller: Caller;
let app: string;
beforeAll(async () => {
  caller = await admin();
  const { id } = await instance(caller);
  const [row] = await database.query<{ app: string }>(
    "update apps set protocol = 'oauth2', name = 'Lantern' where id = (select app_id from instances where id = $1) returning id app",
    [id],
  );
  app = row!.app;
});

function send(key: string) {
  const body = Buffer.from('{"events":[],"firstEventSequence":0,"lastEventSequence":0,"entropy":"x"}');
  const signature = createHmac("sha256", key).update(body).digest("base64");
  return receiveWebhook(app, async () => body, signature);
}

it("none, nothing yet, arriving, and signed with another key than the one that is saved", async () => {
  expect(await checkXeroWebhooks(null)).toMatchObject({ state: "unchecked" });
  await saveWebhookKey(caller, app, { key: "right" });
  expect(await checkXeroWebhooks(caller.organizationId)).toMatchObject({
    state: "warning",
    found: "Xero has sent nothing yet for Lantern. Enter the URL at Xero, and have Xero check it.",
    change: { page: `/dashboard/apps/${app}` },
  });
  expect(await send("right")).toBe(true);
  expect(await checkXeroWebhooks(null)).toEqual({ state: "ok", found: "What Xero reports for Lantern arrives." });
  await saveWebhookKey(caller, app, { key: "mistyped" });
  expect(await send("right")).toBe(false);
  expect(await checkXeroWebhooks(null)).toMatchObject({
    state: "failed",
    found: expect.stringMatching(/^What comes for Lantern is not signed with the saved key/) as string,
  });
  expect(await checkXeroWebhooks("00000000-0000-4000-8000-000000000000")).toMatchObject({ state: "unchecked" });
});
