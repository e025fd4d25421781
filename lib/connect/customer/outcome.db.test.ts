import { beforeAll, expect, it } from "vitest";
import { openInBrowser, PLAIN_LINK, savedApp } from "@/e2e/support/customers";
import { useDatabase } from "@/e2e/support/database";
import { admin } from "@/e2e/support/people";
import { useSimulator } from "@/e2e/support/simulated-xero";
import type { Caller } from "@/lib/caller";
import { callbackUrl } from "@/lib/connect/begin-authorization";
import { handleCallback } from "@/lib/connect/handle-callback";
import { revokeLink } from "@/lib/links/change";
import { makeLink } from "@/lib/links/create";
import { supportCode } from "@/lib/links/support-code";
import { beginForCustomer } from "./begin";
import { declineChoice } from "./choose";
import { afterConsent } from "./finish";
import { findOwn } from "./read-page";

const database = useDatabase();
const simulator = useSimulator();
let caller: Caller;
let appId: string;
beforeAll(async () => {
  caller = await admin();
  appId = await savedApp(caller, await simulator.control().createOAuth2App("partner", callbackUrl()));
});

/** A customer on their way to Xero with a link of their own. */
async function customer(externalId: string) {
  const { id, token } = await makeLink(caller, { ...PLAIN_LINK, appId, name: "Harbour Lane", externalId });
  const { visitor, jar } = await openInBrowser(token);
  const { location, cookie } = await beginForCustomer(visitor, jar.cookieOf);
  jar.keep(cookie!);
  const back = (address: string) =>
    handleCallback(new URL(address).searchParams, (attempt) => jar.cookieOf(`gangway-attempt-${attempt}`));
  const agree = async (organisations: number[]) =>
    (await back((await simulator.control().agree(location, { organisations })).location)).attemptId!;
  const decline = () =>
    back(`${callbackUrl()}?error=access_denied&state=${new URL(location).searchParams.get("state")}`);
  return { id, visitor, agree, decline };
}

const outcomes = (link: string) =>
  database.query("select type, actor, data from events where data ->> 'session' = $1 order by id", [link]);

it("a customer who connects is recorded once, with what was connected", async () => {
  const { id, visitor, agree } = await customer("cus_1");
  const attempt = await agree([0]);
  await Promise.all([afterConsent(visitor, attempt), afterConsent(visitor, attempt)]);
  const [made] = await database.query<{ id: number }>("select id from instances where link_id = $1", [id]);
  expect(await outcomes(id)).toEqual([
    {
      type: "link.connected",
      actor: "Harbour Lane (link)",
      data: { link: "Harbour Lane", session: id, externalId: "cus_1", instances: [made!.id] },
    },
  ]);
});

it("a customer who cancels at Xero is recorded once, with the code they see", async () => {
  const { id, decline } = await customer("cus_2");
  const { attemptId } = await decline();
  await decline();
  const code = supportCode(attemptId!);
  expect(await outcomes(id)).toEqual([
    {
      type: "link.stopped",
      actor: "Harbour Lane (link)",
      data: { link: "Harbour Lane", session: id, externalId: "cus_2", reason: "declined", code },
    },
  ]);
});

it("so is one who cancels the choice, and one whose link was revoked meanwhile", async () => {
  const leaving = await customer("cus_3");
  const row = (await findOwn(leaving.visitor, await leaving.agree([1, 2])))!;
  await declineChoice(row);
  await declineChoice(row);
  expect(await outcomes(leaving.id)).toMatchObject([{ type: "link.stopped", data: { reason: "declined" } }]);
  const revoked = await customer("cus_4");
  const attempt = await revoked.agree([3]);
  await revokeLink(caller, revoked.id);
  await afterConsent(revoked.visitor, attempt);
  expect(await outcomes(revoked.id)).toMatchObject([{ type: "link.stopped", data: { reason: "link_ended" } }]);
});
