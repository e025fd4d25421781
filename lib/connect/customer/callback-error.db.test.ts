import { expect, it } from "vitest";
import { useDatabase } from "@/e2e/support/database";
import { admin } from "@/e2e/support/people";
import { useSimulator } from "@/e2e/support/simulated-xero";
import { saveApp } from "@/lib/apps/save-app";
import { handleCallback } from "@/lib/connect/handle-callback";
import { transaction } from "@/lib/db";
import { makeLink } from "@/lib/links/create";
import { scopesFor } from "@/lib/xero/scopes";
import { beginForCustomer } from "./begin";
import { findVisitor, openLink } from "./visitor";

process.env.PUBLIC_URL ??= "http://localhost:3000";
const database = useDatabase();
const simulator = useSimulator();
const ADDRESS = "203.0.113.7";

it("a return that fails unexpectedly says whose it was, so that a customer stays on the customer's pages", async () => {
  const caller = await admin();
  const callbackUrl = "http://localhost:3000/connect/callback";
  const { key, secret } = await simulator.control().createOAuth2App("partner", callbackUrl);
  const keys = { kind: "partner", protocol: "oauth2", key, secret, callbackUrl, scopes: scopesFor([], false) } as const;
  const appId = await transaction((tx) => saveApp(tx, caller, { ...keys, name: "Sync", privateKeyPem: null }));
  const link = { scopes: null, name: "Bakery", tags: [], externalId: null, email: null, language: null };
  const { id, token } = await makeLink(caller, {
    ...link,
    appId,
    maxUses: 1,
    days: 1,
    returnUrl: null,
    verify: null,
    verifyUrl: null,
    instanceId: null,
  });

  const jar = new Map<string, string>();
  const keep = (cookie: string) => {
    const [name = "", value = ""] = cookie.split(";")[0]!.split("=");
    jar.set(name, value);
  };
  const cookieOf = (name: string) => jar.get(name);
  keep((await openLink({ token, address: ADDRESS, cookieOf, isSeen: true }))!.cookie);
  const { location, cookie } = await beginForCustomer((await findVisitor(id, cookieOf, ADDRESS))!, cookieOf);
  keep(cookie!);
  const { location: back } = await simulator.control().agree(location, { organisations: [0] });

  await database.query("update apps set secret_sealed = 'x' where id = $1", [appId]);
  const returned = handleCallback(new URL(back).searchParams, (attempt) => cookieOf(`gangway-attempt-${attempt}`));
  await expect(returned).rejects.toMatchObject({ name: "CallbackError", linkId: id });
});
