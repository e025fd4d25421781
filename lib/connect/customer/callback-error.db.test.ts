import { expect, it } from "vitest";
import { openInBrowser, PLAIN_LINK, savedApp } from "@/e2e/support/customers";
import { useDatabase } from "@/e2e/support/database";
import { admin } from "@/e2e/support/people";
import { useSimulator } from "@/e2e/support/simulated-xero";
import { callbackUrl } from "@/lib/connect/begin-authorization";
import { handleCallback } from "@/lib/connect/handle-callback";
import { makeLink } from "@/lib/links/create";
import { beginForCustomer } from "./begin";

const database = useDatabase();
const simulator = useSimulator();

it("a return that fails unexpectedly says whose it was, so that a customer stays on the customer's pages", async () => {
  const caller = await admin();
  const appId = await savedApp(caller, await simulator.control().createOAuth2App("partner", callbackUrl()));
  const { id, token } = await makeLink(caller, { ...PLAIN_LINK, appId });
  const { visitor, jar } = await openInBrowser(token);
  const { location, cookie } = await beginForCustomer(visitor, jar.cookieOf);
  jar.keep(cookie!);
  const { location: back } = await simulator.control().agree(location, { organisations: [0] });

  await database.query("update apps set secret_sealed = 'x' where id = $1", [appId]);
  const returned = handleCallback(new URL(back).searchParams, (attempt) => jar.cookieOf(`gangway-attempt-${attempt}`));
  await expect(returned).rejects.toMatchObject({ name: "CallbackError", linkId: id });
});
