import { saveApp } from "@/lib/apps/save-app";
import { decryptFlowState, encryptFlowState, type FlowState } from "@/lib/attempts/flow-state";
import { findAttempt, updateAttempt } from "@/lib/attempts/store";
import type { Caller } from "@/lib/caller";
import { callbackUrl, type Redirect } from "@/lib/connect/begin-authorization";
import { handleCallback } from "@/lib/connect/handle-callback";
import { startWithApp } from "@/lib/connect/start";
import { transaction } from "@/lib/db";
import { scopesFor } from "@/lib/xero/scopes";
import type { SimulatorControl } from "./simulator-control";

/** A saved app, with what Xero knows of it. */
export type SavedApp = { id: string; key: string; secret: string; name: string };

/** A Partner app of OAuth 2.0 that Xero knows and the caller's organization has saved. */
export async function newSavedApp(control: SimulatorControl, caller: Caller): Promise<SavedApp> {
  const { key, secret } = await control.createOAuth2App("partner", callbackUrl());
  return save(caller, { kind: "partner", protocol: "oauth2", key, secret, scopes: scopesFor(["invoices"], false) });
}

/** The same of OAuth 1.0a: a Public app, which its secret signs for. */
export async function newClassicApp(control: SimulatorControl, caller: Caller): Promise<SavedApp> {
  const { key, secret } = await control.createApp("public");
  return save(caller, { kind: "public", protocol: "oauth1", key, secret, scopes: [] });
}

type Keys = Pick<Parameters<typeof saveApp>[2], "kind" | "protocol" | "key" | "secret" | "scopes">;

async function save(caller: Caller, keys: Keys): Promise<SavedApp> {
  const { key, secret } = keys;
  const name = `Lantern ${key.slice(0, 12)}`;
  const app = { ...keys, name, callbackUrl: callbackUrl(), privateKeyPem: null };
  return { id: await transaction((tx) => saveApp(tx, caller, app)), key, secret, name };
}

/** The attempt that a page's address is about. */
export const attemptOf = (address: string): string =>
  new URL(address, callbackUrl()).searchParams.get("attempt") ?? "none";

/** The value of the cookie that a redirect sets. */
export const cookieValue = ({ cookie }: Redirect): string => /=(.*?);/.exec(cookie!)![1]!;

/** The browser that was sent to Xero comes back to that address. */
export const comeBack = (redirect: Redirect, address: string) =>
  handleCallback(new URL(address).searchParams, () => cookieValue(redirect));

type Choice = Parameters<SimulatorControl["agree"]>[1];

/** Goes to Xero with a saved app, agrees there and comes back. Returns the outcome, with the attempt it is about. */
export async function consented(control: SimulatorControl, caller: Caller, appId: string, choice: Choice = {}) {
  const redirect = await startWithApp(caller, appId);
  const { location } = await control.agree(redirect.location, { organisations: [0], ...choice });
  const outcome = await comeBack(redirect, location);
  return { ...outcome, id: outcome.attemptId! };
}

/** An attempt as it is stored, and what it remembers. */
export async function storedAttempt(id: string) {
  const row = (await findAttempt(id))!;
  return { row, state: decryptFlowState(row) };
}

/** Stores something else with an attempt, as time or another server would. */
export async function changeAttempt(id: string, change: Parameters<typeof updateAttempt>[1], more: FlowState = {}) {
  const { row, state } = await storedAttempt(id);
  await updateAttempt(id, { secretsSealed: encryptFlowState(row, { ...state, ...more }), ...change });
}
