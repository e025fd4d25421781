import type { Browser, Page } from "@playwright/test";
import type { Portal } from "../fixtures";
import type { ContractClient } from "../support/contract-client";
import { agreeAsCustomer, linkedApp, openAsCustomer } from "../support/links";
import type { newOrganization } from "../support/organization";
import type { SimulatorControl } from "../support/simulator-control";
import type { Environment } from "./run";

/** What a reader of a guide has: a running Gangway, an organization there, and a browser. */
export type World = {
  portal: Portal;
  simulator: SimulatorControl;
  organization: Awaited<ReturnType<typeof newOrganization>>;
  client: ContractClient;
  page: Page;
  browser: Browser;
  signIn: (page: Page, who: { email: string; password: string }) => Promise<void>;
};

const RETURN_ORIGIN = "https://app.example.com";

/** What `npm run up` prints for a reader. */
export function exported(url: string, user: string, organization: string): Environment {
  return {
    HOST: `${url}/elements/api-v2`,
    AUTH: `Authorization: User ${user}, Organization ${organization}`,
    GANGWAY_URL: url,
    GANGWAY_USER_SECRET: user,
    GANGWAY_ORGANIZATION_SECRET: organization,
  };
}

/** The id of a saved app, in an organization whose customers may return to the guides' address. */
export async function savedApp({ page, portal, simulator, organization, signIn }: World): Promise<string> {
  await signIn(page, organization.admin);
  const { id } = await linkedApp(page, simulator, portal.url);
  const settings = { data: { callbackOrigins: [RETURN_ORIGIN] }, headers: { "sec-fetch-site": "same-origin" } };
  const answer = await page.request.patch("/api/portal/settings", settings);
  if (!answer.ok()) throw new Error(`no origin: ${await answer.text()}`);
  return id;
}

/** Connects as the customer of a session does, and returns what the return address holds. */
export async function connectAsCustomer({ browser, portal, simulator }: World, url: string): Promise<Environment> {
  const customer = await openAsCustomer(browser, portal.url, url);
  await agreeAsCustomer(customer, simulator, [0]);
  const href = await customer.getByRole("link", { name: /^Back to/ }).getAttribute("href");
  const { searchParams } = new URL(href!);
  return { SESSION: searchParams.get("session")!, CODE: searchParams.get("code")! };
}
