import { createClient, verifyWebhook } from "@gangway/client";
import { event } from "@/lib/api/openapi/event";
import { expect, test } from "./fixtures";
import { agreeAsCustomer, linkedApp, openAsCustomer } from "./support/links";
import { newOrganization } from "./support/organization";
import { startReceiver } from "./support/receiver";

test("a program connects a customer with the client package, calls Xero, and verifies what it is told", async ({
  page,
  browser,
  portal,
  simulator,
  db,
  signIn,
}) => {
  const { admin, organizationSecret } = await newOrganization(portal, db);
  const receiver = await startReceiver();
  await signIn(page, admin);
  const app = await linkedApp(page, simulator, portal.url);
  const settings = { data: { callbackOrigins: ["http://localhost:9"] }, headers: { "sec-fetch-site": "same-origin" } };
  expect((await page.request.patch("/api/portal/settings", settings)).ok()).toBe(true);

  const secrets = { url: portal.url, userSecret: admin.userSecret, organizationSecret };
  const gangway = createClient(secrets);
  const { data: webhook } = await gangway.POST("/webhooks", {
    body: { url: receiver.url, eventTypes: ["link.connected"] },
  });
  const { data: session } = await gangway.POST("/connect/sessions", {
    body: { app: app.id, externalId: "cus_20841", returnUrl: "http://localhost:9/back" },
  });

  const customer = await openAsCustomer(browser, portal.url, session!.url);
  await agreeAsCustomer(customer, simulator, [0]);
  const back = new URL((await customer.getByRole("link", { name: /^Back to/ }).getAttribute("href"))!);
  const { data: result } = await gangway.POST("/connect/sessions/{id}/result", {
    params: { path: { id: back.searchParams.get("session")! } },
    body: { code: back.searchParams.get("code")! },
  });
  const { id, token } = result!.instances[0]!;

  const { data: listed } = await gangway.GET("/instances", { params: { query: { externalId: "cus_20841" } } });
  expect(listed).toMatchObject([{ id, externalId: "cus_20841", valid: true }]);
  const ofInstance = createClient({ ...secrets, instanceToken: token! });
  const { data: access } = await ofInstance.GET("/instances/token");
  expect(await simulator.isLive(access!.accessToken)).toBe(true);
  const organisation = await ofInstance.xero("api.xro/2.0/Organisation");
  expect(await organisation.json()).toMatchObject({ Organisations: [{ Name: "Harbour Lane Bakery" }] });

  const { data: key } = await gangway.POST("/keys", { body: { name: "Reports", scopes: ["passthrough:read"] } });
  const byKey = await createClient({ url: portal.url, apiKey: key!.key, instanceId: id }).xero(
    "api.xro/2.0/Organisation",
  );
  expect(byKey.status).toBe(200);

  const [received] = await receiver.until(1);
  const told = verifyWebhook(webhook!.signatureKey, received!.body, received!.headers);
  expect(told).toMatchObject({
    type: "link.connected",
    data: { details: { externalId: "cus_20841", instances: [id] } },
  });
  expect(event.parse(told)).toEqual(told);
  expect(() => verifyWebhook(webhook!.signatureKey, `${received!.body} `, received!.headers)).toThrow();

  const { error } = await gangway.GET("/instances/{id}", { params: { path: { id: 2 ** 31 - 1 } } });
  expect(error).toMatchObject({ code: "not_found", message: expect.stringContaining("2147483647") });
  await receiver.close();
});
