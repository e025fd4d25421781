import { clientOf } from "@/e2e/support/contract-client";
import { instanceOfOAuth1, instanceOfOAuth2 } from "@/e2e/support/instance-by-api";
import { simulatorControl } from "@/e2e/support/simulator-control";
import type { Portal } from "../lib/portal";

/** Where a page is, and whether one has to be signed in there. */
export type Address = { path: string; isOpen: boolean };

/** Every page that has something on it, after a few instances were connected. */
export async function addresses(portal: Portal, cookie: string): Promise<Address[]> {
  const client = clientOf(portal);
  const simulator = simulatorControl(portal.simulator.controlUrl);
  const { id } = await instanceOfOAuth2(client, simulator);
  await instanceOfOAuth1(client, simulator);
  await instanceOfOAuth1(client, simulator, { kind: "public", organisation: 1 });
  const apps = (await (await fetch(`${portal.url}/api/portal/apps`, { headers: { cookie } })).json()) as {
    items: { id: string }[];
  };
  const open = ["/", "/sign-in", "/forgot-password"].map((path) => ({ path, isOpen: true }));
  const signedIn = [
    "/connect",
    await keysPage(portal, cookie),
    "/dashboard",
    "/dashboard/instances",
    `/dashboard/instances/${id}`,
    "/dashboard/apps",
    `/dashboard/apps/${apps.items[0]!.id}`,
    "/dashboard/people",
    "/dashboard/settings",
    "/dashboard/settings/branding",
    "/dashboard/audit-log",
    "/dashboard/account",
  ].map((path) => ({ path, isOpen: false }));
  return [...open, ...signedIn];
}

/** Begins a run in the browser's way. Gives the address of the page that asks for keys. */
async function keysPage({ url }: Portal, cookie: string): Promise<string> {
  const body = new URLSearchParams({ kind: "partner", protocol: "oauth2" });
  const headers = { cookie, origin: url };
  const answer = await fetch(`${url}/api/portal/attempts`, { method: "POST", headers, body, redirect: "manual" });
  return answer.headers.get("location")!;
}
