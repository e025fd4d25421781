import { z } from "zod";
import { findUsableApp } from "@/lib/apps/list";
import { answerHostCheck } from "@/lib/connect/customer/host-check";
import { revokeLink, requireLink } from "@/lib/links/change";
import { makeLink } from "@/lib/links/create";
import { takeResult } from "@/lib/links/take-result";
import { endOfLink, type LinkRow } from "@/lib/links/store";
import { parseInput, text } from "@/lib/validation";
import { requireCaller } from "./authorization";
import { readLenientJson } from "./lenient-json";
import type { ApiCall } from "./route";
import { readSession } from "./session-body";

/** `POST /connect/sessions`: a way to connect for one customer of the caller's. */
export async function createSession(call: ApiCall): Promise<Response> {
  const caller = await requireCaller(call);
  const wanted = readSession(await readLenientJson(call.request));
  const { id, url, token, expiresAt } = await makeLink(caller, wanted, true);
  const app = wanted.instanceId === null && wanted.appId !== null ? await findUsableApp(caller, wanted.appId) : null;
  const warning = app?.isTierFull ? { warning: FULL } : {};
  return Response.json({ id, url, token, expiresAt: expiresAt.toISOString(), ...warning });
}

/** `GET /connect/sessions/{id}`. */
export async function showSession(call: ApiCall): Promise<Response> {
  const caller = await requireCaller(call);
  return Response.json(sessionShape(await requireLink(caller, call.parameters.id ?? "")));
}

/** `DELETE /connect/sessions/{id}`: its link stops at once. */
export async function deleteSession(call: ApiCall): Promise<Response> {
  await revokeLink(await requireCaller(call), call.parameters.id ?? "", true);
  return new Response(null);
}

const verificationBody = z.object({ check: text() });

/** `POST /connect/sessions/{id}/verification`: the host says that its page's user is who was meant, and sends the browser on. */
export async function verifyCustomer(call: ApiCall): Promise<Response> {
  const caller = await requireCaller(call);
  const { check } = parseInput(verificationBody, await readLenientJson(call.request));
  const continueUrl = await answerHostCheck(await requireLink(caller, call.parameters.id ?? ""), check);
  return Response.json({ continueUrl });
}

const FULL =
  "The app has as many organisations as one of Xero's tiers allows. If it is on that tier, Xero refuses the next one.";

const resultBody = z.object({ code: text() });

/** `POST /connect/sessions/{id}/result`: exchanges the code of the return address for the instances and their tokens, once. */
export async function exchangeResult(call: ApiCall): Promise<Response> {
  const caller = await requireCaller(call);
  const { code } = parseInput(resultBody, await readLenientJson(call.request));
  const link = await requireLink(caller, call.parameters.id ?? "");
  return Response.json({ ...sessionShape(link), instances: await takeResult(link, code) });
}

function sessionShape(link: LinkRow) {
  const { id, name, externalId, expiresAt, createdAt, appId: app, instanceId, returnUrl, uses } = link;
  const end = endOfLink(link);
  const status = uses > 0 ? "connected" : (end ?? "open");
  const times = { createdAt: createdAt.toISOString(), expiresAt: expiresAt.toISOString() };
  const keys = link.keysByCustomer ? "customer" : null;
  return { id, status, name, externalId, app, keys, reconnect: instanceId, returnUrl, ...times };
}
